Feature: API server - who is calling
  Before anything else the API server finds out who makes a request, from what the caller shows.

  Background:
    Given a cluster of 0 nodes

  Rule: A credential that nobody vouches for ends the request

    @M09 @quiet
    Scenario Outline: An impostor may not even <method> <path>
      When impostor sends <method> <path>
      Then the answer is 401 Unauthorized and says:
        """
        Unauthorized
        """
      And the store is as it was

      Examples:
        | method | path                                    |
        | GET    | /api/v1/namespaces/default/pods         |
        | DELETE | /api/v1/namespaces/default              |
        | GET    | /api                                    |

    @M09 @inside
    Example: An impostor's object is not stored
      When impostor creates:
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: planted}
        """
      Then the answer is 401
      And the store holds no key that ends in /planted

  Rule: Everybody else is somebody, and the API server can tell whom it takes them for

    @M09
    Example: A certificate's name and groups, and what every known user belongs to
      Given alice belongs to the group painters
      When alice sends POST /apis/authentication.k8s.io/v1/selfsubjectreviews with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}
        """
      Then the answer is 201
      And the answer has:
        | status.userInfo.username | alice                               |
        | status.userInfo.groups   | ["painters","system:authenticated"] |

    @M09
    Example: Who shows nothing is anonymous, and that is said
      When anonymous sends GET /api/v1/namespaces/default/secrets
      Then the answer is 403 Forbidden and says:
        """
        secrets is forbidden: User "system:anonymous" cannot list resource "secrets" in API group "" in the namespace "default"
        """

    @M09
    Example: Every request is authenticated, those of the cluster's own components too
      When system:kube-scheduler sends POST /apis/authentication.k8s.io/v1/selfsubjectreviews with:
        """
        {apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}
        """
      Then the answer has:
        | status.userInfo.username | system:kube-scheduler |
