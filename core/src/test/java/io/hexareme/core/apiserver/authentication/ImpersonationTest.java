package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

class ImpersonationTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private final ApiServerFixture api = new ApiServerFixture();
  private final Caller admin = Caller.admin(api);

  @Test
  void an_administrator_acts_as_somebody_else() {
    var me = admin.with("impersonate-user", "bob").with("impersonate-group", "dev, ops").with("impersonate-uid", "u-1")
        .with("impersonate-extra-acme.com%2Fproject", "x").post(WHO_AM_I, "{}");
    assertThat(me.code()).isEqualTo(201);
    assertThat(me.text("status.userInfo.username")).isEqualTo("bob");
    assertThat(me.text("status.userInfo.uid")).isEqualTo("u-1");
    assertThat(me.at("status.userInfo.groups").items())
        .containsExactly(Value.of("dev"), Value.of("ops"), Value.of("system:authenticated"));
    assertThat(me.at("status").at("userInfo", "extra", "acme.com/project").items()).containsExactly(Value.of("x"));
  }

  @Test
  void whoever_is_impersonated_has_their_own_rights_only() {
    assertThat(admin.with("impersonate-user", "bob").get("/api/v1/secrets").message()).isEqualTo(
        "secrets is forbidden: User \"bob\" cannot list resource \"secrets\" in API group \"\" at the cluster scope");
  }

  @Test
  void a_service_account_brings_its_groups() {
    var me = admin.with("impersonate-user", "system:serviceaccount:red:bot").post(WHO_AM_I, "{}");
    assertThat(me.at("status.userInfo.groups").items()).containsExactly(
        Value.of("system:serviceaccounts"), Value.of("system:serviceaccounts:red"), Value.of("system:authenticated"));
  }

  @Test
  void the_anonymous_user_can_be_played_too() {
    var refused = admin.with("impersonate-user", "system:anonymous").post(WHO_AM_I, "{}");
    assertThat(refused.code()).isEqualTo(403);
  }

  @Test
  void nobody_impersonates_without_the_right() {
    Caller alice = Caller.user(api, "alice");
    assertThat(alice.with("impersonate-user", "bob").get("/api").message()).isEqualTo(
        "users \"bob\" is forbidden: User \"alice\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
    assertThat(alice.with("impersonate-user", "system:serviceaccount:red:bot").get("/api").message()).isEqualTo(
        "serviceaccounts \"bot\" is forbidden: User \"alice\" cannot impersonate resource \"serviceaccounts\" in API group \"\" "
            + "in the namespace \"red\"");
  }

  @Test
  void the_right_to_play_one_user_is_not_the_right_to_play_a_group() {
    api.post("/apis/rbac.authorization.k8s.io/v1/clusterroles",
        "{'metadata':{'name':'i'},'rules':[{'verbs':['impersonate'],'apiGroups':[''],'resources':['users'],'resourceNames':['bob']}]}");
    api.post("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", "{'metadata':{'name':'i'},'subjects':[{'kind':'User',"
        + "'name':'alice'}],'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'i'}}");
    Caller bob = Caller.user(api, "alice").with("impersonate-user", "bob");
    assertThat(bob.post(WHO_AM_I, "{}").code()).isEqualTo(201);
    assertThat(bob.with("impersonate-group", "system:masters").post(WHO_AM_I, "{}").message())
        .startsWith("groups \"system:masters\" is forbidden: User \"alice\" cannot impersonate");
  }

  /** The words of Kubernetes since 1.35, which answered 500 before; the code says whose fault it is. */
  @Test
  void parts_of_an_identity_without_a_user_are_refused() {
    assertRefused(admin.with("impersonate-group", "dev, ops"),
        "requested [{Group  dev    } {Group  ops    }] without impersonating a user");
    assertRefused(admin.with("impersonate-uid", "u-1"), "requested [{UID  u-1  authentication.k8s.io/v1  }] without impersonating a user");
    assertRefused(admin.with("impersonate-extra-Acme.com%2fProject", "x"),
        "requested [{UserExtra  x  authentication.k8s.io/v1  acme.com/project}] without impersonating a user");
  }

  private static void assertRefused(Caller caller, String message) {
    var refused = caller.get("/api");
    assertThat(refused.code()).isEqualTo(400);
    assertThat(refused.text("reason")).isEqualTo("BadRequest");
    assertThat(refused.message()).isEqualTo(message);
  }

  @Test
  void each_part_needs_a_right_of_its_own() {
    api.post("/apis/rbac.authorization.k8s.io/v1/clusterroles",
        "{'metadata':{'name':'i'},'rules':[{'verbs':['impersonate'],'apiGroups':[''],'resources':['users']}]}");
    api.post("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", "{'metadata':{'name':'i'},'subjects':[{'kind':'User',"
        + "'name':'alice'}],'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'i'}}");
    Caller bob = Caller.user(api, "alice").with("impersonate-user", "bob");
    assertThat(bob.with("impersonate-extra-scopes", "view").get("/api").message()).isEqualTo("userextras.authentication.k8s.io \"view\" "
        + "is forbidden: User \"alice\" cannot impersonate resource \"userextras/scopes\" in API group \"authentication.k8s.io\" "
        + "at the cluster scope");
    assertThat(bob.with("impersonate-uid", "u-1").get("/api").message()).isEqualTo("uids.authentication.k8s.io \"u-1\" "
        + "is forbidden: User \"alice\" cannot impersonate resource \"uids\" in API group \"authentication.k8s.io\" at the cluster scope");
  }

  @Test
  void a_key_that_is_badly_escaped_is_taken_as_it_is() {
    var me = admin.with("impersonate-user", "bob").with("impersonate-extra-a%2Fb%zz", "x").post(WHO_AM_I, "{}");
    assertThat(me.at("status").at("userInfo", "extra", "a%2fb%zz").items()).containsExactly(Value.of("x"));
  }
}
