package io.hexareme.adapters.expressionscel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a checked expression ready to run. */
final class Planner {
  private final CelAbstractSyntaxTree tree;
  private final Map<String, ExpressionType> variables;
  private final Structs structs;
  private final Deque<Named> scope = new ArrayDeque<>();
  private int slots;

  Planner(CelAbstractSyntaxTree tree, Map<String, ExpressionType> variables, Structs structs) {
    this.tree = tree;
    this.variables = variables;
    this.structs = structs;
  }

  private record Named(String name, int slot) {}

  int slots() {
    return slots;
  }

  Node plan() {
    return node(tree.getExpr());
  }

  private Node node(CelExpr expression) {
    return switch (expression.exprKind().getKind()) {
      case CONSTANT -> new Nodes.Constant(constant(expression.constant()));
      case IDENT -> named(reference(expression).map(CelReference::name).filter(name -> !name.isEmpty()).orElse(expression.ident().name()),
          expression.ident().name());
      case SELECT -> select(expression);
      case CALL -> call(expression);
      case LIST -> new Nodes.ListOf(expression.list().elements().stream().map(this::node).toList(),
          List.copyOf(expression.list().optionalIndices()));
      case MAP -> new Nodes.MapOf(expression.map().entries().stream()
          .map(entry -> new Nodes.Entry(node(entry.key()), node(entry.value()), entry.optionalEntry())).toList());
      case STRUCT -> new Nodes.ObjectOf(expression.struct().messageName(), expression.struct().entries().stream()
          .map(entry -> new Nodes.Entry(new Nodes.Constant(entry.fieldKey()), node(entry.value()), entry.optionalEntry())).toList());
      case COMPREHENSION -> fold(expression.comprehension());
      case NOT_SET -> throw new IllegalStateException("an expression without a kind");
    };
  }

  private Optional<CelReference> reference(CelExpr expression) {
    return tree.getReference(expression.id());
  }

  private static Object constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> NullValue.NULL;
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case UINT64_VALUE -> new UInt(constant.uint64Value().longValue());
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      case BYTES_VALUE -> new Bytes(constant.bytesValue().toByteArray());
      default -> throw new IllegalStateException("a constant of kind " + constant.getKind());
    };
  }

  private Node named(String name, String written) {
    for (Named local : scope) {
      if (local.name().equals(written)) {
        return new Nodes.Local(local.slot());
      }
    }
    ExpressionType type = variables.get(name);
    return type != null ? new Nodes.Variable(name, type, structs)
        : name.startsWith(Authorizing.AUTHORIZER) ? new Nodes.Variable(name, ExpressionType.Simple.DYN, structs)
        : new Nodes.Constant(new TypeName(name));
  }

  private Node select(CelExpr expression) {
    Optional<String> qualified = reference(expression).map(CelReference::name).filter(name -> !name.isEmpty());
    if (qualified.isPresent()) {
      return named(qualified.get(), "");
    }
    Node operand = node(expression.select().operand());
    String field = expression.select().field();
    return expression.select().testOnly() ? new Nodes.Has(operand, field) : new Nodes.Select(operand, field);
  }

  private Node call(CelExpr expression) {
    CelExpr.CelCall call = expression.call();
    List<String> overloads = reference(expression).map(it -> (List<String>) it.overloadIds()).orElse(List.of());
    List<Node> arguments = new ArrayList<>();
    Optional<String> namespace = namespace(call);
    if (namespace.isEmpty()) {
      call.target().ifPresent(target -> arguments.add(node(target)));
    }
    call.args().forEach(argument -> arguments.add(node(argument)));
    String function = namespace.map(prefix -> prefix + "." + call.function()).orElse(call.function());
    return switch (function) {
      case "_&&_" -> new Nodes.Logic(false, arguments.get(0), arguments.get(1));
      case "_||_" -> new Nodes.Logic(true, arguments.get(0), arguments.get(1));
      case "_?_:_" -> new Nodes.Conditional(arguments.get(0), arguments.get(1), arguments.get(2));
      case "@not_strictly_false", "__not_strictly_false__" -> new Nodes.NotStrictlyFalse(arguments.getFirst());
      case "or", "orValue" -> new Nodes.Otherwise(function.equals("orValue"), arguments.get(0), arguments.get(1));
      default -> {
        boolean member = call.target().isPresent() && namespace.isEmpty();
        List<Fn> known = Libraries.named(function, member);
        if (known.isEmpty()) {
          throw new IllegalStateException("no function " + function);
        }
        yield new Nodes.Call(function, overloads.size() == 1 ? overloads.getFirst() : "", known, arguments);
      }
    };
  }

  /** {@code sets} in {@code sets.contains(a, b)}: the checker leaves the name of a library as the target where it does not rewrite it. */
  private Optional<String> namespace(CelExpr.CelCall call) {
    if (call.target().isEmpty()) {
      return Optional.empty();
    }
    return path(call.target().get()).filter(path -> !Libraries.named(path + "." + call.function(), false).isEmpty()
        && tree.getType(call.target().get().id()).isEmpty());
  }

  private static Optional<String> path(CelExpr expression) {
    return switch (expression.exprKind().getKind()) {
      case IDENT -> Optional.of(expression.ident().name());
      case SELECT -> path(expression.select().operand()).map(operand -> operand + "." + expression.select().field());
      default -> Optional.empty();
    };
  }

  private Node fold(CelExpr.CelComprehension fold) {
    Node range = node(fold.iterRange());
    Node start = node(fold.accuInit());
    int gathered = slots++;
    int item = slots++;
    int second = fold.iterVar2().isEmpty() ? -1 : slots++;
    scope.push(new Named(fold.accuVar(), gathered));
    scope.push(new Named(fold.iterVar(), item));
    if (second >= 0) {
      scope.push(new Named(fold.iterVar2(), second));
    }
    Node condition = node(fold.loopCondition());
    Node step = node(fold.loopStep());
    if (second >= 0) {
      scope.pop();
    }
    scope.pop();
    Node result = node(fold.result());
    scope.pop();
    return new Nodes.Fold(range, item, second, gathered, start, condition, step, result);
  }
}
