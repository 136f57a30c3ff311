package io.hexareme.adapters.expressionscel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and checks expressions, by the CEL library. */
final class Compiler {
  private static final int LONGEST = 100_000;
  private static final CelOptions OPTIONS = CelOptions.current()
      .maxExpressionCodePointSize(LONGEST)
      .maxParseRecursionDepth(250)
      .maxParseExpressionNodeCount(50_000)
      .enableHeterogeneousNumericComparisons(true)
      .enableOptionalSyntax(true)
      .build();
  private static final List<CelFunctionDecl> DECLARATIONS = Libraries.declarations();
  private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

  private Compiler() {}

  static Compilation compile(String expression, Environment environment) {
    if (expression.codePointCount(0, expression.length()) > LONGEST) {
      return new Compilation.Rejected("ERROR: <input>:-1:0: expression code point size exceeds limit: size: "
          + expression.codePointCount(0, expression.length()) + ", limit " + LONGEST);
    }
    try {
      return checked(expression, environment);
    } catch (StackOverflowError deep) {
      return new Compilation.Rejected("ERROR: <input>:-1:0: expression recursion limit exceeded: 250");
    } catch (CelValidationException invalid) {
      return new Compilation.Rejected(invalid.getMessage());
    }
  }

  private static Compilation checked(String expression, Environment environment) throws CelValidationException {
    Structs structs = new Structs();
    environment.variables().values().forEach(structs::add);
    CelValidationResult result = compiler(expression, environment, structs).compile(expression);
    if (result.hasError()) {
      return new Compilation.Rejected(result.getErrorString());
    }
    CelAbstractSyntaxTree tree = result.getAst();
    Optional<String> wrongLiteral = Literals.problem(tree);
    if (wrongLiteral.isPresent()) {
      return new Compilation.Rejected(wrongLiteral.get());
    }
    if (!fits(environment.result(), tree.getResultType())) {
      return new Compilation.Rejected("must evaluate to " + type(environment.result()).name() + " but got " + words(tree.getResultType()));
    }
    Planner planner = new Planner(tree, environment.variables(), structs);
    Node root = planner.plan();
    return new Compilation.Compiled(new Compiled(tree, root, planner.slots(), type(tree.getResultType(), environment.result())));
  }

  private static CelCompiler compiler(String expression, Environment environment, Structs structs) {
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.sets(OPTIONS), CelExtensions.optional(),
            CelExtensions.bindings(), CelExtensions.comprehensions())
        .addFunctionDeclarations(DECLARATIONS)
        .setTypeProvider(new Provider(structs, mutates(environment.result()) ? fieldNames(expression) : ImmutableSet.of()));
    environment.variables().forEach((name, type) -> builder.addVar(name, type(type)));
    if (environment.authorizer()) {
      builder.addVar(Authorizing.AUTHORIZER, OpaqueType.create("kubernetes.authorization.Authorizer"));
      builder.addVar(Authorizing.REQUEST_RESOURCE, OpaqueType.create("kubernetes.authorization.ResourceCheck"));
    }
    return builder.build();
  }

  /** Whether the expression makes objects, as mutating policies do. */
  private static boolean mutates(ExpressionType result) {
    return result instanceof ObjectOf object && object.name().equals("Object")
        || result instanceof ListOf list && list.items() instanceof ObjectOf item && item.name().equals("JSONPatch");
  }

  /** Any name in it may be the field of an object that it makes. */
  private static ImmutableSet<String> fieldNames(String expression) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    Matcher matcher = NAME.matcher(expression);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names.build();
  }

  /** The types of objects. */
  private record Provider(Structs structs, ImmutableSet<String> anyFields) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of();
    }

    @Override
    public Optional<CelType> findType(String name) {
      Structs.Struct struct = structs.find(name);
      if (struct != null) {
        return Optional.of(StructType.create(name, ImmutableSet.copyOf(struct.fields().keySet()),
            field -> Optional.ofNullable(struct.fields().get(field)).map(it -> type(it.type()))));
      }
      if (anyFields.isEmpty()) {
        return Optional.empty();
      }
      if (name.equals("JSONPatch")) {
        return Optional.of(StructType.create(name, ImmutableSet.of("op", "path", "from", "value"),
            field -> Optional.of(field.equals("value") ? SimpleType.DYN : SimpleType.STRING)));
      }
      return name.equals("Object") || name.startsWith("Object.")
          ? Optional.of(StructType.create(name, anyFields, field -> Optional.of(SimpleType.DYN)))
          : Optional.empty();
    }
  }

  static CelType type(ExpressionType type) {
    return switch (type) {
      case ListOf list -> ListType.create(type(list.items()));
      case MapOf map -> MapType.create(SimpleType.STRING, type(map.values()));
      case ObjectOf object -> switch (object.name()) {
        case "kubernetes.Quantity", "net.IP", "net.CIDR" -> OpaqueType.create(object.name());
        case "optional_type" -> OptionalType.create(SimpleType.DYN);
        default -> StructTypeReference.create(object.name());
      };
      case Simple simple -> switch (simple) {
        case DYN -> SimpleType.DYN;
        case BOOL -> SimpleType.BOOL;
        case INT -> SimpleType.INT;
        case DOUBLE -> SimpleType.DOUBLE;
        case STRING -> SimpleType.STRING;
        case BYTES -> SimpleType.BYTES;
        case TIMESTAMP -> SimpleType.TIMESTAMP;
        case DURATION -> SimpleType.DURATION;
        case NULL -> SimpleType.NULL_TYPE;
      };
    };
  }

  /** @param wanted what an object is that has the wanted name */
  private static ExpressionType type(CelType type, ExpressionType wanted) {
    return switch (type.kind()) {
      case BOOL -> Simple.BOOL;
      case INT -> Simple.INT;
      case DOUBLE -> Simple.DOUBLE;
      case STRING -> Simple.STRING;
      case BYTES -> Simple.BYTES;
      case TIMESTAMP -> Simple.TIMESTAMP;
      case DURATION -> Simple.DURATION;
      case NULL_TYPE -> Simple.NULL;
      case LIST -> new ListOf(type(((ListType) type).elemType(), wanted instanceof ListOf list ? list.items() : Simple.DYN));
      case MAP -> new MapOf(type(((MapType) type).valueType(), Simple.DYN));
      case DYN, ANY, TYPE_PARAM -> Simple.DYN;
      default -> wanted instanceof ObjectOf object && object.name().equals(type.name())
          ? wanted : new ObjectOf(type.name(), java.util.Map.of());
    };
  }

  private static boolean fits(ExpressionType wanted, CelType type) {
    CelType asked = type(wanted);
    return wanted == Simple.DYN || type.kind().isDyn() || asked.kind() == type.kind()
        && (!(wanted instanceof ObjectOf object) || object.name().equals(type.name()))
        && (!(wanted instanceof ListOf list) || fits(list.items(), ((ListType) type).elemType()));
  }

  /** A type as Go prints it. */
  static String words(CelType type) {
    return type.parameters().isEmpty() ? type.name()
        : type.name() + type.parameters().stream().map(Compiler::words).collect(java.util.stream.Collectors.joining(", ", "(", ")"));
  }
}
