Feature: Store - as long as a majority is there
  With 3 members one may fail, with 5 two. Without a majority no write is accepted, and whoever asks is told at once.

  Rule: A minority that fails stops nothing

    @M18 @inside
    Scenario Outline: <stopped> of <members> members stop
      Given an API server whose store has <members> members, and nothing else
      And the ConfigMap red was created
      When <stopped> members of the store stop, the leader among them
      Then within 5 s a ConfigMap can be created
      And there is a ConfigMap red

      Examples:
        | members | stopped |
        | 3       | 1       |
        | 5       | 1       |
        | 5       | 2       |

  Rule: Without a majority no write is accepted, and it says so

    @M18 @inside
    Scenario Outline: <stopped> of <members> members stop, and come back
      Given an API server whose store has <members> members, and nothing else
      And the ConfigMap red was created
      When <stopped> members of the store stop, the leader among them
      And 5 s pass
      And the administrator creates the ConfigMap blue
      Then the answer is an error that names the store
      And it came within 1 s
      When the administrator reads the ConfigMap red with resourceVersion=0
      Then the answer is 200
      And it came within 1 s
      When the stopped members of the store start again
      Then within 5 s a ConfigMap can be created
      And there is no ConfigMap blue

      Examples:
        | members | stopped |
        | 3       | 2       |
        | 5       | 3       |

  Rule: An even member adds nothing to what may fail

    @M19 @inside
    Scenario Outline: <members> members, of which <stopped> stop: writes are <outcome>
      Given an API server whose store has <members> members, and nothing else
      And writes are accepted
      When <stopped> members of the store stop, the leader among them
      And 5 s pass
      Then writes are <outcome>

      Examples: the even number tolerates what the odd one below it does
        | members | stopped | outcome  |
        | 1       | 0       | accepted |
        | 2       | 1       | refused  |
        | 3       | 1       | accepted |
        | 3       | 2       | refused  |
        | 4       | 1       | accepted |
        | 4       | 2       | refused  |
        | 5       | 2       | accepted |
        | 5       | 3       | refused  |
        | 6       | 2       | accepted |
        | 6       | 3       | refused  |
