package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.authentication.Authenticator.Outcome;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ClaimRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ExpressionRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a user of an issuer's claims, by what the issuer's configuration says; refuses those of whom a rule does not hold. */
final class ClaimMapping {
  private final JwtIssuer issuer;
  private final ClaimExpressions expressions;

  /** @throws IllegalArgumentException when an expression of the configuration does not compile */
  ClaimMapping(JwtIssuer issuer, ExpressionLanguage language) {
    this.issuer = issuer;
    this.expressions = new ClaimExpressions(issuer, language);
  }

  Outcome user(Obj claims) {
    try {
      issuer.claimRules().forEach(rule -> check(rule, claims));
      User user = mapped(claims);
      issuer.userRules().forEach(rule -> require(rule, "user", described(user)));
      return new Outcome.Known(user);
    } catch (Unfit unfit) {
      return new Outcome.Bad(unfit.getMessage());
    }
  }

  /** Why claims make no user. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super("oidc: " + message, null, false, false);
    }
  }

  private void check(ClaimRule rule, Obj claims) {
    switch (rule) {
      case ClaimRule.Required(String claim, String value) -> {
        if (!claims.has(claim)) {
          throw new Unfit("required claim " + claim + " not present in ID token");
        }
        if (!claims.text(claim).equals(value)) {
          throw new Unfit("required claim " + claim + " value does not match. Got = " + claims.text(claim) + ", want = " + value);
        }
      }
      case ClaimRule.Checked(ExpressionRule checked) -> require(checked, "claims", claims);
    }
  }

  private void require(ExpressionRule rule, String variable, Obj value) {
    if (!expressions.evaluate(rule.expression(), variable, value).asBool(false)) {
      throw new Unfit("validation expression '" + rule.expression() + "' failed: " + rule.message());
    }
  }

  private User mapped(Obj claims) {
    String name = username(claims);
    List<String> groups = issuer.mappings().groups().map(source -> texts(source, claims)).orElse(List.of());
    String uid = issuer.mappings().uid().flatMap(source -> texts(source, claims).stream().findFirst()).orElse("");
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (JwtIssuer.Extra wanted : issuer.mappings().extra()) {
      List<String> values = strings(expressions.evaluate(wanted.expression(), "claims", claims)).stream().filter(v -> !v.isEmpty()).toList();
      if (!values.isEmpty()) {
        extra.put(wanted.key(), values);
      }
    }
    return new User(name, uid, groups, extra);
  }

  private String username(Obj claims) {
    if (issuer.mappings().username() instanceof Source.Claim(String claim, String _)) {
      if (!(claims.at(claim) instanceof Value.Str)) {
        throw new Unfit("parse username claims \"" + claim + "\": claim not present");
      }
      if (claims.text(claim).isEmpty()) {
        throw new Unfit("the username is empty");
      }
      // Who has an address that the issuer did not check could be anybody.
      if (claim.equals("email") && claims.has("email_verified") && !claims.at("email_verified").asBool(false)) {
        throw new Unfit("email not verified");
      }
    }
    Optional<String> name = texts(issuer.mappings().username(), claims).stream().findFirst().filter(text -> !text.isEmpty());
    return name.orElseThrow(() -> new Unfit("the username is empty"));
  }

  private List<String> texts(Source source, Obj claims) {
    return switch (source) {
      case Source.Claim(String claim, String prefix) -> strings(claims.at(claim)).stream().map(prefix::concat).toList();
      case Source.Computed(String expression) -> strings(expressions.evaluate(expression, "claims", claims));
    };
  }

  /** A text, or a list of them. */
  private static List<String> strings(Value value) {
    List<String> texts = new ArrayList<>();
    for (Value item : value instanceof Value.Str ? List.of(value) : value.items()) {
      if (!(item instanceof Value.Str(String text))) {
        throw new Unfit("a claim that should hold texts holds something else");
      }
      texts.add(text);
    }
    return texts;
  }

  private static Obj described(User user) {
    return Value.obj("username", user.name(), "uid", user.uid(), "groups", user.groups(), "extra", user.extra());
  }
}
