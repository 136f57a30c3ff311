package io.hexareme.core.apiserver.authentication;

import java.util.List;
import java.util.Optional;

/**
 * An issuer of JSON Web Tokens that the server believes, as {@code AuthenticationConfiguration} (apiserver.config.k8s.io/v1) describes it.
 *
 * @param url what its tokens have as {@code iss}
 * @param discoveryUrl where its metadata is; empty: below {@code url}, where OpenID Connect Discovery puts it
 * @param caBundle the authorities in PEM for both; empty for those the system trusts
 * @param audiences of which a token must name one
 * @param claimRules what must hold of the claims
 * @param userRules what must hold of the user they give
 */
public record JwtIssuer(String url, String discoveryUrl, String caBundle, List<String> audiences, List<ClaimRule> claimRules,
    Mappings mappings, List<ExpressionRule> userRules) {

  public JwtIssuer {
    audiences = List.copyOf(audiences);
    claimRules = List.copyOf(claimRules);
    userRules = List.copyOf(userRules);
  }

  /** Something that must hold of the claims. */
  public sealed interface ClaimRule {
    /** A claim that must have that text. */
    record Required(String claim, String value) implements ClaimRule {}

    /** A CEL expression over {@code claims}. */
    record Checked(ExpressionRule rule) implements ClaimRule {}
  }

  /** A CEL expression that must be true; {@code message} is what its failure is called in the trace. */
  public record ExpressionRule(String expression, String message) {}

  /** Where something is taken from. */
  public sealed interface Source {
    /** A claim, with {@code prefix} before it. */
    record Claim(String claim, String prefix) implements Source {}

    /** The result of a CEL expression over {@code claims}. */
    record Computed(String expression) implements Source {}
  }

  /** One key of the user's extra, computed from {@code claims}. */
  public record Extra(String key, String expression) {}

  /** How claims become a user. */
  public record Mappings(Source username, Optional<Source> groups, Optional<Source> uid, List<Extra> extra) {
    public Mappings {
      extra = List.copyOf(extra);
    }
  }

  /** The least that an issuer needs: {@code username} and {@code groups} claims with prefixes. */
  public static JwtIssuer of(String url, String audience, Source.Claim username, Source.Claim groups) {
    return new JwtIssuer(url, "", "", List.of(audience), List.of(),
        new Mappings(username, Optional.of(groups), Optional.empty(), List.of()), List.of());
  }

  /** Where its metadata is. */
  public String metadataUrl() {
    return discoveryUrl.isEmpty() ? (url.endsWith("/") ? url : url + "/") + ".well-known/openid-configuration" : discoveryUrl;
  }
}
