package io.hexareme.core.apiserver.authentication.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.authentication.Anonymous;
import io.hexareme.core.apiserver.authentication.JwtIssuer;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ClaimRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.ExpressionRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.core.apiserver.authentication.configuration.AuthenticationConfiguration.Parsed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationConfigurationTest {
  private static final String OWN = "https://kubernetes.default.svc";
  private static final String GOOD_ISSUER = "'url':'https://a.example','audiences':['x']";
  private static final String GOOD_MAPPINGS = "'username':{'claim':'sub','prefix':''}";

  private static Parsed parsed(String json) {
    return AuthenticationConfiguration.of(TestJson.object(json), OWN);
  }

  private static Parsed jwt(String issuer, String mappings, String more) {
    return parsed("{'apiVersion':'apiserver.config.k8s.io/v1','kind':'AuthenticationConfiguration','jwt':[{'issuer':{" + issuer
        + "},'claimMappings':{" + mappings + "}" + more + "}]}");
  }

  @ParameterizedTest
  @CsvSource({"v1", "v1beta1", "v1alpha1"})
  void all_versions_say_the_same(String version) {
    assertThat(parsed("{'apiVersion':'apiserver.config.k8s.io/" + version + "','kind':'AuthenticationConfiguration'}"))
        .isEqualTo(new Parsed.Good(new AuthenticationConfiguration(List.of(), Optional.empty())));
  }

  @Test
  void everything_that_may_be_said_is_read() {
    Parsed whole = parsed("{'apiVersion':'apiserver.config.k8s.io/v1','kind':'AuthenticationConfiguration','jwt':[{"
        + "'issuer':{'url':'https://a.example','discoveryURL':'https://b.example/d','certificateAuthority':'-----BEGIN CERTIFICATE-----',"
        + "'audiences':['x','y'],'audienceMatchPolicy':'MatchAny'},'claimValidationRules':[{'claim':'hd','requiredValue':'v'},"
        + "{'expression':'claims.ok','message':'no'}],'claimMappings':{'username':{'expression':'claims.sub'},"
        + "'groups':{'claim':'groups','prefix':'p:'},'uid':{'claim':'id'},'extra':[{'key':'acme.com/t','valueExpression':'claims.t'}]},"
        + "'userValidationRules':[{'expression':'user.username != \"\"'}]}],'anonymous':{'enabled':true,'conditions':[{'path':'/livez'}]}}");
    assertThat(whole).isEqualTo(new Parsed.Good(new AuthenticationConfiguration(List.of(new JwtIssuer("https://a.example",
        "https://b.example/d", "-----BEGIN CERTIFICATE-----", List.of("x", "y"),
        List.of(new ClaimRule.Required("hd", "v"), new ClaimRule.Checked(new ExpressionRule("claims.ok", "no"))),
        new JwtIssuer.Mappings(new Source.Computed("claims.sub"), Optional.of(new Source.Claim("groups", "p:")),
            Optional.of(new Source.Claim("id", "")), List.of(new JwtIssuer.Extra("acme.com/t", "claims.t"))),
        List.of(new ExpressionRule("user.username != \"\"", "")))), Optional.of(new Anonymous(true, List.of("/livez"))))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "'audiences':['x'] | jwt[0].issuer.url: Required value",
      "'url':'http://a.example','audiences':['x'] | jwt[0].issuer.url: Invalid value: \"http://a.example\": URL scheme must be https",
      "'url':'https://u:p@a.example','audiences':['x'] | jwt[0].issuer.url: Invalid value: \"https://u:p@a.example\": URL must not contain a username or password",
      "'url':'https://a.example?q=1','audiences':['x'] | jwt[0].issuer.url: Invalid value: \"https://a.example?q=1\": URL must not contain a query",
      "'url':'https://a.example#f','audiences':['x'] | jwt[0].issuer.url: Invalid value: \"https://a.example#f\": URL must not contain a fragment",
      "'url':'https://kubernetes.default.svc','audiences':['x'] | jwt[0].issuer.url: Invalid value: \"https://kubernetes.default.svc\": URL must not overlap with disallowed issuers: [https://kubernetes.default.svc]",
      "'url':'https://a.example','discoveryURL':'https://a.example/','audiences':['x'] | jwt[0].issuer.discoveryURL: Invalid value: \"https://a.example/\": discoveryURL must be different from URL",
      "'url':'https://a.example' | jwt[0].issuer.audiences: Required value: at least one jwt[0].issuer.audiences is required",
      "'url':'https://a.example','audiences':[''] | jwt[0].issuer.audiences[0]: Required value",
      "'url':'https://a.example','audiences':['x','x'],'audienceMatchPolicy':'MatchAny' | jwt[0].issuer.audiences[1]: Duplicate value: \"x\"",
      "'url':'https://a.example','audiences':['x','y'] | jwt[0].issuer.audienceMatchPolicy: Invalid value: \"\": audienceMatchPolicy must be MatchAny for multiple audiences",
      "'url':'https://a.example','audiences':['x'],'audienceMatchPolicy':'All' | jwt[0].issuer.audienceMatchPolicy: Invalid value: \"All\": audienceMatchPolicy must be empty or MatchAny for single audience",
      "'url':'https://a.example','audiences':['x'],'certificateAuthority':'nonsense' | jwt[0].issuer.certificateAuthority: Invalid value: \"<omitted>\": data does not contain any valid RSA or ECDSA certificates"})
  void an_issuer_that_makes_no_sense_is_told(String issuer, String problem) {
    assertThat(jwt(issuer, GOOD_MAPPINGS, "")).isEqualTo(new Parsed.Bad(List.of(problem)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "'groups':{} | jwt[0].claimMappings.username: Required value: claim or expression is required",
      "'username':{'claim':'sub'} | jwt[0].claimMappings.username.prefix: Required value: prefix is required when claim is set. It can be set to an empty string to disable prefixing",
      "'username':{'claim':'sub','expression':'claims.sub'} | jwt[0].claimMappings.username: Invalid value: \"\": claim and expression can't both be set",
      "'username':{'expression':'claims.sub','prefix':'p'} | jwt[0].claimMappings.username.prefix: Invalid value: \"p\": may not be specified when expression is set",
      "'username':{'claim':'sub','prefix':''},'uid':{'claim':'a','expression':'claims.a'} | jwt[0].claimMappings.uid: Invalid value: \"\": claim and expression can't both be set",
      "'username':{'claim':'sub','prefix':''},'extra':[{'key':'Acme.com/x','valueExpression':'claims.x'}] | jwt[0].claimMappings.extra[0].key: Invalid value: \"Acme.com/x\": must be lowercase",
      "'username':{'claim':'sub','prefix':''},'extra':[{'key':'a.k8s.io/x','valueExpression':'claims.x'}] | jwt[0].claimMappings.extra[0].key: Invalid value: \"a.k8s.io/x\": k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use",
      "'username':{'claim':'sub','prefix':''},'extra':[{'key':'a.io/x'}] | jwt[0].claimMappings.extra[0].valueExpression: Required value",
      "'username':{'expression':'claims.email'} | jwt[0].claimMappings.username.expression: Invalid value: \"claims.email\": claims.email_verified must be used in claimMappings.username.expression or claimMappings.extra[*].valueExpression or claimValidationRules[*].expression when claims.email is used in claimMappings.username.expression"})
  void mappings_that_make_no_sense_are_told(String mappings, String problem) {
    assertThat(jwt(GOOD_ISSUER, mappings, "")).isEqualTo(new Parsed.Bad(List.of(problem)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "'claimValidationRules':[{}] | jwt[0].claimValidationRules[0]: Required value: claim or expression is required",
      "'claimValidationRules':[{'claim':'a','expression':'b'}] | jwt[0].claimValidationRules[0]: Invalid value: \"a\": claim and expression can't both be set",
      "'claimValidationRules':[{'claim':'a','message':'m'}] | jwt[0].claimValidationRules[0].message: Invalid value: \"m\": may not be specified when claim is set",
      "'claimValidationRules':[{'expression':'a','requiredValue':'m'}] | jwt[0].claimValidationRules[0].requiredValue: Invalid value: \"m\": may not be specified when expression is set",
      "'claimValidationRules':[{'claim':'a'},{'claim':'a'}] | jwt[0].claimValidationRules[1].claim: Duplicate value: \"a\"",
      "'userValidationRules':[{}] | jwt[0].userValidationRules[0].expression: Required value",
      "'userValidationRules':[{'expression':'a'},{'expression':'a'}] | jwt[0].userValidationRules[1].expression: Duplicate value: \"a\"",
      "'claimValidationRule':[] | strict decoding error: unknown field \"jwt[0].claimValidationRule\""})
  void rules_that_make_no_sense_are_told(String rules, String problem) {
    assertThat(jwt(GOOD_ISSUER, GOOD_MAPPINGS, "," + rules)).isEqualTo(new Parsed.Bad(List.of(problem)));
  }

  @Test
  void an_address_that_a_rule_looks_after_may_be_a_name() {
    assertThat(jwt(GOOD_ISSUER, "'username':{'expression':'claims.email'}", ",'claimValidationRules':[{'expression':'claims.email_verified'}]"))
        .isInstanceOf(Parsed.Good.class);
    assertThat(jwt(GOOD_ISSUER, "'username':{'expression':'claims.?email.orValue(\"\")'}", "")).isInstanceOf(Parsed.Bad.class);
  }

  @Test
  void the_same_issuer_twice_is_told() {
    String one = "{'issuer':{" + GOOD_ISSUER + "},'claimMappings':{" + GOOD_MAPPINGS + "}}";
    assertThat(parsed("{'apiVersion':'apiserver.config.k8s.io/v1','kind':'AuthenticationConfiguration','jwt':[" + one + "," + one + "]}"))
        .isEqualTo(new Parsed.Bad(List.of("jwt[1].issuer.url: Duplicate value: \"https://a.example\"")));
  }

  @Test
  void what_is_no_such_file_is_told() {
    assertThat(parsed("{'apiVersion':'v1','kind':'Pod'}")).isEqualTo(new Parsed.Bad(List.of("no kind \"Pod\" is registered for version \"v1\"")));
    assertThat(parsed("{'apiVersion':'apiserver.config.k8s.io/v1','kind':'AuthenticationConfiguration','anonymous':{'enabled':false,"
        + "'conditions':[{'path':'/livez'}]}}")).isInstanceOf(Parsed.Bad.class);
  }
}
