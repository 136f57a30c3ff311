package io.hexareme.core.apiserver.authentication.configuration;

import io.hexareme.core.apiserver.authentication.JwtIssuer;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ClaimRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ExpressionRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/** Makes an issuer of one entry of {@code jwt} that was found good. */
final class Issuers {
  private Issuers() {}

  static JwtIssuer of(Value jwt) {
    Value issuer = jwt.at("issuer");
    return new JwtIssuer(issuer.text("url"), issuer.text("discoveryURL"), issuer.text("certificateAuthority"),
        issuer.list("audiences").stream().map(audience -> audience.asString("")).toList(),
        jwt.list("claimValidationRules").stream().map(Issuers::claimRule).toList(), mappings(jwt.at("claimMappings")),
        jwt.list("userValidationRules").stream().map(Issuers::expressionRule).toList());
  }

  private static ClaimRule claimRule(Value rule) {
    return rule.text("claim").isEmpty()
        ? new ClaimRule.Checked(expressionRule(rule)) : new ClaimRule.Required(rule.text("claim"), rule.text("requiredValue"));
  }

  private static ExpressionRule expressionRule(Value rule) {
    return new ExpressionRule(rule.text("expression"), rule.text("message"));
  }

  private static JwtIssuer.Mappings mappings(Value mappings) {
    return new JwtIssuer.Mappings(source(mappings.at("username")).orElse(new Source.Claim("", "")), source(mappings.at("groups")),
        source(mappings.at("uid")),
        mappings.list("extra").stream().map(extra -> new JwtIssuer.Extra(extra.text("key"), extra.text("valueExpression"))).toList());
  }

  private static Optional<Source> source(Value source) {
    if (!source.text("expression").isEmpty()) {
      return Optional.of(new Source.Computed(source.text("expression")));
    }
    return source.text("claim").isEmpty() ? Optional.empty() : Optional.of(new Source.Claim(source.text("claim"), source.text("prefix")));
  }
}
