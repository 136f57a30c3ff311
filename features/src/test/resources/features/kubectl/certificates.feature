@kubectl @M09
Feature: API server - certificates on request
  Who has a key of their own asks the cluster for a certificate, an administrator approves, and with it they are who it says.

  Background:
    Given a kubectl with a namespace of its own

  Rule: An approved request is signed, and what it is signed for can be used over TLS

    Example: A user with a certificate of an hour
      When these commands are run:
        """
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout jane.key -out jane.csr -subj "/O=painters/CN=jane" 2>/dev/null
        kubectl create -f - <<EOF
        apiVersion: certificates.k8s.io/v1
        kind: CertificateSigningRequest
        metadata: {name: jane-$NS}
        spec:
          request: $(base64 -w0 jane.csr)
          signerName: kubernetes.io/kube-apiserver-client
          expirationSeconds: 3600
          usages: [digital signature, client auth]
        EOF
        kubectl get csr jane-$NS --no-headers | awk '{print $3, $4, $5, $6}'
        kubectl certificate approve jane-$NS
        for i in $(seq 100); do test -n "$(kubectl get csr jane-$NS -o jsonpath={.status.certificate})" && break; sleep 0.1; done
        kubectl get csr jane-$NS -o jsonpath={.status.certificate} | base64 -d > jane.crt
        openssl x509 -in jane.crt -noout -subject -nameopt RFC2253
        kubectl get csr jane-$NS --no-headers | awk '{print $6}'
        kubectl config set-credentials jane --client-certificate=jane.crt --client-key=jane.key >/dev/null
        kubectl auth whoami --user=jane -o jsonpath='{.status.userInfo.username} {.status.userInfo.groups}' || true
        kubectl get pods --user=jane || true
        """
      Then this is printed:
        """
        certificatesigningrequest.certificates.k8s.io/jane-$NS created
        kubernetes.io/kube-apiserver-client kubernetes-admin 60m Pending
        certificatesigningrequest.certificates.k8s.io/jane-$NS approved
        subject=CN=jane,O=painters
        Approved,Issued
        *User "jane" cannot list resource "pods" in API group "" in the namespace "$NS"
        """

  Rule: What makes no sense is refused with the field that is wrong

    Example: No request in it
      When this command fails:
        """
        kubectl create -f - <<EOF
        apiVersion: certificates.k8s.io/v1
        kind: CertificateSigningRequest
        metadata: {name: none-$NS}
        spec: {request: aGVsbG8=, signerName: kubernetes.io/legacy-unknown, usages: [client auth, client auth, flying], expirationSeconds: 5}
        EOF
        """
      Then this is printed:
        """
        *PEM block type must be CERTIFICATE REQUEST
        """
