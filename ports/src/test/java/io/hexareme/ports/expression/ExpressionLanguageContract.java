package io.hexareme.ports.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.expression.Expression.Outcome;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Justification: two long tables, which are easier to look through in one place.
/** What every expression language must do: tables of expressions, errors and costs, as cel-go and the Kubernetes API server have them. */
public abstract class ExpressionLanguageContract {
  private static final long PLENTY = 10_000_000;
  private static final ObjectOf SELF = new ObjectOf("Self", ordered("replicas", Simple.INT, "ratio", Simple.DOUBLE, "name", Simple.STRING,
      "if", Simple.STRING, "a-b", Simple.STRING, "x.y", Simple.STRING, "u__v", Simple.STRING, "when", Simple.TIMESTAMP,
      "takes", Simple.DURATION, "raw", Simple.BYTES, "any", Simple.DYN, "tags", new ListOf(Simple.STRING),
      "labels", new MapOf(Simple.STRING), "inner", new ObjectOf("Self.inner", Map.of("deep", Simple.INT)), "absent", Simple.STRING,
      "namespace", Simple.STRING));
  private static final Environment ENVIRONMENT = new Environment(
      ordered("self", SELF, "object", Simple.DYN, "variables.x", Simple.INT, "nothing", Simple.DYN, "request", Simple.DYN), Simple.DYN, true);
  private static final Map<String, Value> VALUES = Map.of(
      "self", Value.obj("replicas", 3, "ratio", 2, "name", "web", "if", "yes", "a-b", "dash", "x.y", "dot", "u__v", "under",
          "when", "2023-01-02T03:04:05Z", "takes", "1h30m", "raw", "aGk=", "any", 7, "tags", List.of("a", "b"),
          "labels", Value.obj("app", "web"), "inner", Value.obj("deep", 5), "namespace", "prod"),
      "object", Value.obj("kind", "Pod", "spec", Value.obj("replicas", 2, "items", List.of(1, 2, 3), "none", Value.Null.NULL,
          "containers", List.of(Value.obj("name", "a", "image", "x:1"), Value.obj("name", "b", "image", "y:2")))),
      "variables.x", Value.of(42), "nothing", Value.Null.NULL,
      "request", Value.obj("resource", Value.obj("group", "apps", "resource", "deployments"), "name", "web", "namespace", "prod"));

  protected abstract ExpressionLanguage language();

  private static Map<String, ExpressionType> ordered(Object... namesAndTypes) {
    Map<String, ExpressionType> types = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      types.put((String) namesAndTypes[i], (ExpressionType) namesAndTypes[i + 1]);
    }
    return types;
  }

  private record Variables() implements Expression.Variables {
    @Override
    public Value value(String name) {
      return VALUES.get(name);
    }

    @Override
    public Expression.Authority authority() {
      return question -> new Expression.Decision(question.verb().equals("get"), question.toString(), "");
    }
  }

  private Expression compiled(String expression) {
    return switch (language().compile(expression, ENVIRONMENT)) {
      case Compilation.Compiled(Expression good) -> good;
      case Compilation.Rejected(String message) -> throw new AssertionError(expression + " is rejected: " + message);
    };
  }

  private Outcome outcome(String expression) {
    return compiled(expression).evaluate(new Variables(), PLENTY);
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Null none -> "null";
      case Value.Bool truth -> truth == Value.Bool.TRUE ? "true" : "false";
      case Value.Int number -> Long.toString(number.value());
      case Value.Dec number -> Double.toString(number.value());
      case Value.Str text -> text.value();
      case Value.Arr array -> array.items().stream().map(ExpressionLanguageContract::shown).toList().toString();
      case Value.Obj object -> {
        List<String> fields = new ArrayList<>();
        object.fields().forEach((name, field) -> fields.add(name + ": " + shown(field)));
        yield "{" + String.join(", ", fields) + "}";
      }
    };
  }

  private static String said(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Result(Value value, long cost) -> shown(value);
      case Outcome.Failed(String message, long cost) -> "!" + message;
      case Outcome.TooCostly(long cost) -> "too costly";
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      1 + 2 | 3
      7 / 2 | 3
      -7 / 2 | -3
      -7 % 3 | -1
      7u - 2u | 5
      1.5 * 2.0 | 3.0
      1 < 1.5 | true
      2u > 1 | true
      'a' < 'b' | true
      'abc' + 'def' | abcdef
      b'ab' + b'c' == b'abc' | true
      [1, 2] + [3] | [1, 2, 3]
      [1, 2] == [1, 2] | true
      dyn(1) == dyn(1.0) | true
      dyn(1) == dyn(1u) | true
      dyn('1') == dyn(1) | false
      {'a': 1} == {'a': 1} | true
      {'a': 1}.a | 1
      {'a': 1}['a'] | 1
      {1: 'x'}[1] | x
      [1, 2, 3][1] | 2
      2 in [1, 2] | true
      'a' in {'a': 1} | true
      !true == false | true
      (1 / 0 > 0) == true ? 1 : 2 | !division by zero
      true && !false | true
      1 == 2 ? 'a' : 'b' | b
      size('hello') | 5
      'hällo'.size() | 5
      size([1, 2]) | 2
      size({'a': 1}) | 1
      type(1) == int | true
      type('a') == string | true
      type([]) == list | true
      type(null) == null_type | true
      int('42') | 42
      int(3.9) | 3
      double('1.5') | 1.5
      double(2) | 2.0
      string(42) | 42
      string(1.5) | 1.5
      string(true) | true
      string(b'hi') | hi
      uint(3) == 3u | true
      bool('true') | true
      bytes('a') == b'a' | true
      string(1000000.0) | 1000000
      string(duration('90s')) | 90s
      string(timestamp('2023-01-02T03:04:05.5Z')) | 2023-01-02T03:04:05.5Z
      timestamp('2023-01-02T03:04:05Z') + duration('1h') == timestamp('2023-01-02T04:04:05Z') | true
      timestamp('2023-01-02T03:04:05Z') - timestamp('2023-01-02T03:04:00Z') | 5s
      timestamp('2023-01-02T03:04:05Z').getFullYear() | 2023
      timestamp('2023-01-02T03:04:05Z').getMonth() | 0
      timestamp('2023-01-02T03:04:05Z').getDate() | 2
      timestamp('2023-01-02T03:04:05Z').getDayOfMonth() | 1
      timestamp('2023-01-01T03:04:05Z').getDayOfWeek() | 0
      timestamp('2023-01-02T03:04:05Z').getHours('+02:00') | 5
      timestamp('2023-01-02T23:04:05Z').getDate('Europe/Berlin') | 3
      duration('1h30m').getMinutes() | 90
      duration('1.5s').getMilliseconds() | 1500
      [1, 2, 3].all(x, x > 0) | true
      [1, 2, 3].exists(x, x == 2) | true
      [1, 2, 2].exists_one(x, x == 2) | false
      [1, 2, 3].map(x, x * 2) | [2, 4, 6]
      [1, 2, 3].map(x, x > 1, x * 2) | [4, 6]
      [1, 2, 3].filter(x, x > 1) | [2, 3]
      {'a': 1, 'b': 2}.all(k, k != 'c') | true
      {'a': 1, 'b': 2}.filter(k, k == 'a') | [a]
      [0, 2].exists(x, 4 / x == 2) | true
      [1, 2].all(i, v, v == i + 1) | true
      {'a': 1}.exists(k, v, k == 'a' && v == 1) | true
      [1, 2].transformList(i, v, v * 10) | [10, 20]
      {'a': 1}.transformMap(k, v, v + 1) | {a: 2}
      ['a', 'b'].transformMapEntry(i, v, {v: i}) | {a: 0, b: 1}
      cel.bind(x, 2, x * x) | 4
      cel.bind(x, [1, 2], x.map(y, y + x[0])) | [2, 3]
      'tacocat'.charAt(3) | o
      'hello mellow'.indexOf('ello', 2) | 7
      'hello mellow'.lastIndexOf('ello') | 7
      'TacoCat'.lowerAscii() | tacocat
      'TacoCat'.upperAscii() | TACOCAT
      'hello hello'.replace('he', 'we') | wello wello
      'hello hello'.replace('he', 'we', 1) | wello hello
      'abc'.replace('', '-') | -a-b-c-
      'a,b,c'.split(',') | [a, b, c]
      'a,b,c'.split(',', 2) | [a, b,c]
      'abc'.split('') | [a, b, c]
      'tacocat'.substring(4) | cat
      'tacocat'.substring(0, 4) | taco
      '  x '.trim() | x
      ['a', 'b'].join('-') | a-b
      ['a', 'b'].join() | ab
      'abc'.reverse() | cba
      '%s is %d'.format(['x', 3]) | x is 3
      '%.2f'.format([1.234]) | 1.23
      '%x %X %o %b'.format([255, 255, 8, 5]) | ff FF 10 101
      '%e'.format([1234.5]) | 1.234500e+03
      '%s'.format([[1, 'a']]) | [1, "a"]
      '100%%'.format([]) | 100%
      'abc'.contains('b') | true
      'abc'.startsWith('ab') | true
      'abc'.endsWith('bc') | true
      'abc123'.matches('^[a-z]+[0-9]+$') | true
      'abc 123'.find('[0-9]+') | 123
      'a1b22'.findAll('[0-9]+') | [1, 22]
      'a1b22'.findAll('[0-9]+', 1) | [1]
      [1, 2, 3].sum() | 6
      [1.5, 2.5].sum() | 4.0
      [3, 1, 2].min() | 1
      [3, 1, 2].max() | 3
      ['b', 'a'].isSorted() | false
      [1, 2, 2].indexOf(2) | 1
      [1, 2, 2].lastIndexOf(2) | 2
      [3, 1, 2].sort() | [1, 2, 3]
      [3, 1, 2].sortBy(e, -e) | [3, 2, 1]
      [1, 1, 2].distinct() | [1, 2]
      [[1], [2, 3]].flatten() | [1, 2, 3]
      [1, 2, 3].slice(1, 3) | [2, 3]
      [1, 2, 3].reverse() | [3, 2, 1]
      lists.range(3) | [0, 1, 2]
      sets.contains([1, 2], [2]) | true
      sets.equivalent([1, 2], [2, 1, 1]) | true
      sets.intersects([1], [2]) | false
      url('https://u:p@example.com:80/path?k=a&k=b#f').getHost() | example.com:80
      url('https://[::1]:80/x').getHostname() | ::1
      url('https://example.com:80/').getPort() | 80
      url('https://example.com/path with spaces/').getEscapedPath() | /path%20with%20spaces/
      url('https://example.com/p?k1=a&k2=b&k2=c').getQuery() | {k1: [a], k2: [b, c]}
      url('/path').getScheme() |
      isURL('https://a:b:c/') | false
      isURL('../relative-path') | false
      quantity('1Gi').isGreaterThan(quantity('1G')) | true
      quantity('200M').compareTo(quantity('0.2G')) | 0
      quantity('50k').add(quantity('20k')) == quantity('70k') | true
      quantity('50k').sub(20000).asInteger() | 30000
      quantity('500m').asApproximateFloat() | 0.5
      quantity('500m').isInteger() | false
      isQuantity('200K') | false
      isQuantity('1.3Gi') | true
      sign(quantity('-1')) | -1
      ip('127.0.0.1').family() | 4
      ip('::1').isLoopback() | true
      ip('192.168.0.1').isGlobalUnicast() | true
      ip('255.255.255.255').isGlobalUnicast() | false
      isIP('127.0.0.256') | false
      isIP(':::1') | false
      ip.isCanonical('2001:DB8::ABCD') | false
      ip.isCanonical('2001:db8::abcd') | true
      string(ip('2001:db8:0:0:0:0:0:1')) | 2001:db8::1
      cidr('192.168.0.0/24').containsIP('192.168.0.1') | true
      cidr('192.168.0.0/16').containsCIDR('192.168.10.0/24') | true
      cidr('192.168.0.1/24').masked() == cidr('192.168.0.0/24') | true
      cidr('192.168.0.0/16').prefixLength() | 16
      isCIDR('192.168.0.0/33') | false
      format.dns1123Label().validate('my-name').hasValue() | false
      format.dns1123Label().validate('My_Name').hasValue() | true
      format.named('uuid').value().validate('x').value() | [does not match the UUID format]
      format.named('nope').hasValue() | false
      format.byte().validate('aGk=').hasValue() | false
      format.labelValue().validate('').hasValue() | false
      semver('1.2.3').isLessThan(semver('1.10.0')) | true
      semver('1.0.0-alpha').compareTo(semver('1.0.0')) | -1
      isSemver('v1.0') | false
      isSemver('v1.0', true) | true
      semver('1.2.3').minor() | 2
      optional.of(1).value() | 1
      optional.none().hasValue() | false
      optional.none().orValue(5) | 5
      optional.of(1).or(optional.of(2)).value() | 1
      optional.ofNonZeroValue('').hasValue() | false
      {'a': 1}[?'b'].orValue(9) | 9
      object.?spec.?replicas.orValue(0) | 2
      object.?spec.?missing.orValue(7) | 7
      [1][?5].hasValue() | false
      optional.of(2).optMap(x, x + 1).value() | 3
      {?'a': optional.none(), 'b': 1} | {b: 1}
      [?optional.of(1), ?optional.none(), 3] | [1, 3]
      object.spec.replicas + 1 | 3
      object.spec.containers.all(c, c.image.contains(':')) | true
      object.spec.containers.map(c, c.name) | [a, b]
      has(object.spec.replicas) | true
      has(object.spec.other) | false
      has(object.spec.none) | true
      object.spec.none == null | true
      object.spec.items.sum() | 6
      'kind' in object | true
      self.replicas * 2 | 6
      self.ratio + 0.5 | 2.5
      self.__if__ | yes
      self.__namespace__ | prod
      self.a__dash__b + self.x__dot__y + self.u__underscores__v | dashdotunder
      self.when.getHours() | 3
      self.takes > duration('1h') | true
      self.raw == b'hi' | true
      has(self.absent) | false
      has(self.name) | true
      self.?absent.orValue('d') | d
      self.tags.exists(t, t == 'b') | true
      self.labels['app'] | web
      has(self.labels.app) | true
      'x' in self.labels | false
      self.inner.deep | 5
      self.any == 7 | true
      variables.x / 2 | 21
      nothing == null | true
      authorizer.group('').resource('pods').namespace('x').check('get').allowed() | true
      authorizer.path('/healthz').check('post').allowed() | false
      authorizer.requestResource.check('get').allowed() | true
      authorizer.serviceAccount('a', 'b').group('').resource('pods').check('get').allowed() | true
      jsonpatch.escapeKey('a/b~c') | a~1b~0c
      strings.quote('a"b') | "a\\"b"
      """)
  public void an_expression_has_the_result_that_kubernetes_has(String expression, String result) {
    assertThat(said(outcome(expression))).isEqualTo(result == null ? "" : result);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      object.foo | no such key: foo
      object.spec.foo.bar | no such key: foo
      object.kind.x | no such key: x
      {'a': 1}['b'] | no such key: b
      [1][3] | index out of bounds: 3
      1 / 0 | division by zero
      1 % 0 | modulus by zero
      9223372036854775807 + 1 | integer overflow
      1u - 2u | unsigned integer overflow
      int('x') | type conversion error from 'string' to 'int'
      bool('x') | type conversion error from 'string' to 'bool'
      timestamp(object.kind) | type conversion error from 'string' to 'google.protobuf.Timestamp'
      duration(object.kind) | type conversion error from 'string' to 'google.protobuf.Duration'
      object.kind + 1 | no such overload
      object.kind < 3 | no such overload
      object.kind && true | no such overload
      object.spec.items.x | unsupported index type 'string' in list
      quantity('200K') | unable to parse quantity's suffix
      quantity('Three') | quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
      quantity('1.5').asInteger() | cannot convert value to integer
      'abc'.substring(5) | index out of range: 5
      optional.none().value() | optional.none() dereference
      [0].all(x, 1 / x > 0) | division by zero
      self.absent | no such key: absent
      'a'.matches('(' + '') | error parsing regexp: missing closing ): `(`
      """)
  public void what_goes_wrong_is_said_as_go_says_it(String expression, String message) {
    assertThat(said(outcome(expression))).isEqualTo("!" + message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      self.foo == 1 | ERROR: <input>:1:5: undefined field 'foo'\\n | self.foo == 1\\n | ....^
      foo | ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')\\n | foo\\n | ^
      1 == 'a' | ERROR: <input>:1:3: found no matching overload for '_==_' applied to '(int, string)'
      self.replicas + 'a' | ERROR: <input>:1:15: found no matching overload for '_+_' applied to '(int, string)'
      'a'.matches('(') | ERROR: <input>:1:13: invalid matches argument\\n | 'a'.matches('(')\\n | ............^
      duration('1x') == self.takes | ERROR: <input>:1:10: invalid duration argument
      timestamp('now') > self.when | ERROR: <input>:1:11: invalid timestamp argument
      [1, 'a'].size() == 2 | ERROR: <input>:1:5: expected type 'int' but found 'string'
      {'a': 1, 'b': true}.size() == 2 | ERROR: <input>:1:15: expected type 'int' but found 'bool'
      has(object) | ERROR: <input>:1:4: invalid argument to has() macro\\n | has(object)\\n | ...^
      1 + | ERROR: <input>:1:4:
      object.all(x | ERROR: <input>:1:
      """)
  public void what_does_not_compile_is_marked(String expression, String message) {
    assertThat(language().compile(expression, ENVIRONMENT)).isInstanceOfSatisfying(Compilation.Rejected.class, rejected ->
        assertThat(rejected.message()).startsWith(message.replace("\\n", "\n")));
  }

  @Test
  public void the_wanted_type_is_checked_and_the_type_is_told() {
    Environment wants = new Environment(ENVIRONMENT.variables(), Simple.BOOL, false);

    assertThat(language().compile("1 + 1", wants)).isEqualTo(new Compilation.Rejected("must evaluate to bool but got int"));
    assertThat(compiled("1 + 1").resultType()).isEqualTo(Simple.INT);
    assertThat(compiled("['a']").resultType()).isEqualTo(new ListOf(Simple.STRING));
    assertThat(compiled("object.x").resultType()).isEqualTo(Simple.DYN);
    assertThat(language().compile("authorizer.path('/x').check('get').allowed()", wants)).isInstanceOf(Compilation.Rejected.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      1 | 0
      variables.x | 1
      1 == 1 | 1
      object.spec.replicas | 3
      object.spec.replicas > 1 | 4
      has(object.spec.replicas) | 3
      [1, 2] | 10
      {'a': 1} | 30
      'a' + 'b' | 1
      'abc'.startsWith('a') | 1
      [1, 2, 3].all(x, x > 0) | 26
      authorizer.path('/x').check('get').allowed() | 350003
      """)
  public void a_run_costs_what_kubernetes_counts(String expression, long cost) {
    assertThat(outcome(expression).cost()).isEqualTo(cost);
  }

  @Test
  public void the_limit_ends_a_run() {
    String loops = "[0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b, [0,1,2,3,4,5,6,7,8,9].all(c, "
        + "[0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(e, [0,1,2,3,4,5,6,7,8,9].all(f, a + b + c + d + e + f >= 0))))))";

    assertThat(compiled(loops).evaluate(new Variables(), 100_000)).isInstanceOf(Outcome.TooCostly.class);
  }

  @Test
  public void doubling_again_and_again_is_stopped() {
    StringBuilder texts = new StringBuilder("'0123456789'");
    StringBuilder lists = new StringBuilder("[1,2,3,4,5,6,7,8,9,10]");
    for (int i = 0; i < 50; i++) {
      texts.insert(0, "cel.bind(x, ").append(", x + x)");
      lists.insert(0, "cel.bind(x, ").append(", x + x)");
    }
    long start = System.nanoTime();

    assertThat(compiled(texts.toString()).evaluate(new Variables(), PLENTY)).isInstanceOf(Outcome.TooCostly.class);
    assertThat(compiled(lists + ".sum() > 0").evaluate(new Variables(), PLENTY)).isInstanceOf(Outcome.TooCostly.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  public void what_is_too_long_or_too_deep_is_refused() {
    for (String hostile : List.of("1 + ".repeat(250_000) + "1", "(".repeat(5000) + "1" + ")".repeat(5000), "[".repeat(50_000),
        "!".repeat(90_000) + "true", "a.".repeat(45_000) + "a", "'" + "x".repeat(1_000_000) + "'", "1+".repeat(40_000) + "1",
        "{'a':".repeat(10_000) + "1" + "}".repeat(10_000), "[1]" + ".map(x, [x])".repeat(5000), "\0\0\0", "'\\uD800'")) {
      Compilation compilation = language().compile(hostile, ENVIRONMENT);

      if (compilation instanceof Compilation.Compiled(Expression expression)) {
        assertThat(expression.evaluate(new Variables(), PLENTY)).isNotNull();
      } else {
        assertThat(((Compilation.Rejected) compilation).message()).isNotEmpty();
      }
    }
  }

  @Test
  public void a_variable_is_asked_once_and_only_if_it_is_needed() {
    List<String> asked = new ArrayList<>();
    Expression.Variables variables = name -> {
      asked.add(name);
      return Value.of(1);
    };

    compiled("true || variables.x == 1").evaluate(variables, PLENTY);
    assertThat(asked).isEmpty();
    compiled("variables.x + variables.x == 2").evaluate(variables, PLENTY);
    assertThat(asked).containsExactly("variables.x");
  }

  @Test
  public void an_unknown_variable_fails_the_run() {
    Expression.Variables none = name -> {
      throw new Expression.Unknown("no " + name + " today");
    };

    assertThat(said(compiled("variables.x == 1").evaluate(none, PLENTY))).isEqualTo("!no variables.x today");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      self.replicas > 1 | 3
      self.name.startsWith('a') | 12
      self.tags.all(t, t.size() > 0) | 602
      self.tags.all(t, self.tags.all(u, t != u)) | 170202
      """)
  public void the_most_it_can_cost_follows_from_sizes(String expression, long cost) {
    Expression.Sizes hundred = path -> Optional.of(100L);

    assertThat(compiled(expression).estimatedCost(hundred)).isBetween(cost / 2, cost * 2);
    assertThat(compiled(expression).estimatedCost(hundred)).isGreaterThanOrEqualTo(outcome(expression).cost());
  }

  @Test
  public void what_one_expression_makes_another_can_take() {
    Map<String, ExpressionType> types = new LinkedHashMap<>();
    types.put("q", compiled("quantity('1Gi')").resultType());
    types.put("o", compiled("object.?spec.?replicas").resultType());
    types.put("t", compiled("timestamp('2023-01-02T03:04:05Z')").resultType());
    Expression.Variables made = name -> switch (name) {
      case "q" -> ((Outcome.Result) outcome("quantity('1Gi')")).value();
      case "o" -> ((Outcome.Result) outcome("object.?spec.?replicas")).value();
      default -> ((Outcome.Result) outcome("timestamp('2023-01-02T03:04:05Z')")).value();
    };
    Compilation compilation = language().compile(
        "q.isGreaterThan(quantity('1G')) && o.orValue(0) == 2 && t.getHours() == 3", new Environment(types, Simple.BOOL, false));

    assertThat(said(((Compilation.Compiled) compilation).expression().evaluate(made, PLENTY))).isEqualTo("true");
  }

  @Test
  public void without_a_bound_there_is_no_estimate() {
    assertThat(compiled("self.tags.all(t, t != 'x')").estimatedCost(path -> Optional.empty())).isGreaterThan(1L << 60);
  }

  @Test
  public void objects_can_be_made_for_mutations() {
    Environment object = new Environment(ENVIRONMENT.variables(), new ObjectOf("Object", Map.of()), true);
    Environment patches = new Environment(ENVIRONMENT.variables(), new ListOf(new ObjectOf("JSONPatch", Map.of())), true);

    assertThat(said(run("Object{spec: Object.spec{replicas: object.spec.replicas + 1, ?other: optional.none()}}", object)))
        .isEqualTo("{spec: {replicas: 3}}");
    assertThat(said(run("Object{spec: Object.spec{containers: [Object.spec.containers{name: 'a'}]}}", object)))
        .isEqualTo("{spec: {containers: [{name: a}]}}");
    assertThat(said(run("Object{spec: Object.metadata{a: 1}}", object))).isEqualTo("!unexpected type name \"Object.metadata\", "
        + "expected \"Object.spec\", which matches field name path from root Object type");
    assertThat(said(run("[JSONPatch{op: 'add', path: '/a', value: 1}]", patches))).isEqualTo("[{op: add, path: /a, value: 1}]");
    assertThat(language().compile("JSONPatch{op: 'add'}", object)).isNotNull();
    assertThat(language().compile("1", object)).isInstanceOf(Compilation.Rejected.class);
    assertThat(language().compile("Object{}", ENVIRONMENT)).isInstanceOf(Compilation.Rejected.class);
  }

  private Outcome run(String expression, Environment environment) {
    return switch (language().compile(expression, environment)) {
      case Compilation.Compiled(Expression good) -> good.evaluate(new Variables(), PLENTY);
      case Compilation.Rejected(String message) -> throw new AssertionError(message);
    };
  }
}
