package io.hexareme.adapters.expressionscel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import io.hexareme.ports.expression.Expression.Sizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The most that an expression can cost, by the sizes that its variables can have. */
final class Estimate {
  private final CelAbstractSyntaxTree tree;
  private final Sizes sizes;
  private final Map<String, Part> locals = new HashMap<>();

  Estimate(CelAbstractSyntaxTree tree, Sizes sizes) {
    this.tree = tree;
    this.sizes = sizes;
  }

  /**
   * @param cost of making it
   * @param path where it comes from; null if it is made
   * @param size how large it can be; -1 to look it up
   */
  private record Part(long cost, List<String> path, long size, CelType type) {}

  long cost() {
    return part(tree.getExpr()).cost();
  }

  private Part part(CelExpr expression) {
    CelType type = tree.getType(expression.id()).orElse(dev.cel.common.types.SimpleType.DYN);
    return switch (expression.exprKind().getKind()) {
      case CONSTANT -> new Part(0, null, constantSize(expression), type);
      case IDENT -> ident(expression, type);
      case SELECT -> select(expression, type);
      case CALL -> call(expression, type);
      case LIST -> new Part(plus(10, sum(expression.list().elements())), null, expression.list().elements().size(), type);
      case MAP -> new Part(plus(30, expression.map().entries().stream()
          .mapToLong(entry -> plus(part(entry.key()).cost(), part(entry.value()).cost())).reduce(0, Estimate::plus)), null,
          expression.map().entries().size(), type);
      case STRUCT -> new Part(plus(40, expression.struct().entries().stream()
          .mapToLong(entry -> part(entry.value()).cost()).reduce(0, Estimate::plus)), null, 1, type);
      case COMPREHENSION -> fold(expression.comprehension(), type);
      case NOT_SET -> new Part(0, null, 1, type);
    };
  }

  private long sum(List<CelExpr> parts) {
    return parts.stream().mapToLong(it -> part(it).cost()).reduce(0, Estimate::plus);
  }

  private static long constantSize(CelExpr expression) {
    return switch (expression.constant().getKind()) {
      case STRING_VALUE -> expression.constant().stringValue().length();
      case BYTES_VALUE -> expression.constant().bytesValue().size();
      default -> 1;
    };
  }

  private Part ident(CelExpr expression, CelType type) {
    Part local = locals.get(expression.ident().name());
    return local != null ? new Part(1, local.path(), local.size(), type) : new Part(1, List.of(expression.ident().name()), -1, type);
  }

  private Part select(CelExpr expression, CelType type) {
    Part operand = part(expression.select().operand());
    return new Part(plus(operand.cost(), 1), step(operand.path(), Escaping.unescape(expression.select().field())), -1, type);
  }

  private static List<String> step(List<String> path, String name) {
    if (path == null) {
      return null;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  /** How large it can be. */
  private long size(Part part) {
    if (part.size() >= 0) {
      return part.size();
    }
    CelKind kind = part.type().kind();
    if (kind == CelKind.BOOL || kind == CelKind.INT || kind == CelKind.DOUBLE || kind == CelKind.UINT || kind == CelKind.TIMESTAMP
        || kind == CelKind.DURATION || kind == CelKind.NULL_TYPE) {
      return 1;
    }
    return part.path() == null ? Long.MAX_VALUE : sizes.largest(part.path()).orElse(Long.MAX_VALUE);
  }

  private Part call(CelExpr expression, CelType type) {
    CelExpr.CelCall call = expression.call();
    List<Part> arguments = new ArrayList<>();
    call.target().filter(target -> tree.getType(target.id()).isPresent()).ifPresent(target -> arguments.add(part(target)));
    call.args().forEach(argument -> arguments.add(part(argument)));
    long sum = arguments.stream().mapToLong(Part::cost).reduce(0, Estimate::plus);
    return switch (call.function()) {
      case "_&&_", "_||_" -> new Part(sum, null, 1, type);
      case "_?_:_" -> new Part(
          plus(arguments.get(0).cost(), Math.max(arguments.get(1).cost(), arguments.get(2).cost())), null,
          Math.max(size(arguments.get(1)), size(arguments.get(2))), type);
      case "_[_]", "_[?_]" -> new Part(plus(sum, 1), step(arguments.getFirst().path(), element(arguments.getFirst().type())), -1, type);
      case "_?._" -> new Part(plus(sum, 1), step(arguments.getFirst().path(), call.args().getLast().constant().stringValue()), -1, type);
      default -> new Part(plus(sum, own(call.function(), arguments)), null, made(call.function(), arguments, type), type);
    };
  }

  private static String element(CelType type) {
    return type.kind() == CelKind.MAP ? "@values" : "@items";
  }

  /** What the call itself costs. */
  private long own(String function, List<Part> a) {
    return switch (function) {
      case "check" -> 350_000;
      case "startsWith", "endsWith", "lowerAscii", "upperAscii", "substring", "trim", "url", "isURL", "quantity", "isQuantity", "cidr",
          "isCIDR", "ip", "isIP", "format" -> a.isEmpty() ? 1 : tenth(size(a.getFirst()));
      case "replace", "split", "isCanonical" -> tenth(times(2, size(a.getLast().type().kind() == CelKind.BOOL ? a.getLast() : a.getFirst())));
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf", "sort", "distinct" -> elements(a.getFirst());
      case "@in" -> size(a.get(1));
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> tenth(Math.min(size(a.get(0)), size(a.get(1))));
      case "_+_" -> a.getFirst().type().kind() == CelKind.STRING || a.getFirst().type().kind() == CelKind.BYTES
          ? tenth(plus(size(a.get(0)), size(a.get(1)))) : 1;
      case "matches", "find", "findAll" -> times(tenth(plus(1, size(a.get(0)))), quarter(size(a.get(1))));
      case "contains" -> times(tenth(size(a.get(0))), tenth(size(a.get(1))));
      case "join" -> tenth(joined(a));
      default -> 1;
    };
  }

  private long elements(Part list) {
    if (!(list.type() instanceof ListType listType) || !listType.hasElemType()) {
      return tenth(size(list));
    }
    CelKind kind = listType.elemType().kind();
    boolean text = kind == CelKind.STRING || kind == CelKind.BYTES;
    return times(size(list), text ? plus(1, tenth(size(new Part(0, step(list.path(), "@items"), -1, listType.elemType())))) : 1);
  }

  private long joined(List<Part> a) {
    long item = size(new Part(0, step(a.getFirst().path(), "@items"), -1, dev.cel.common.types.SimpleType.STRING));
    return times(size(a.getFirst()), plus(item, a.size() > 1 ? size(a.get(1)) : 0));
  }

  /** How large its result can be. */
  private long made(String function, List<Part> a, CelType type) {
    return switch (function) {
      case "_+_" -> plus(size(a.get(0)), size(a.get(1)));
      case "lowerAscii", "upperAscii", "substring", "trim", "split", "findAll", "find", "sort", "distinct", "reverse", "slice" ->
          size(a.getFirst());
      case "join" -> joined(a);
      case "replace" -> a.size() < 3 ? Long.MAX_VALUE : times(plus(1, size(a.getFirst())), plus(1, size(a.get(2))));
      default -> switch (type.kind()) {
        case STRING, BYTES, LIST, MAP, DYN -> Long.MAX_VALUE;
        default -> 1;
      };
    };
  }

  private Part fold(CelExpr.CelComprehension fold, CelType type) {
    Part range = part(fold.iterRange());
    Part start = part(fold.accuInit());
    boolean map = range.type() instanceof MapType;
    boolean two = !fold.iterVar2().isEmpty();
    Map<String, Part> before = new HashMap<>(locals);
    CelType item = range.type() instanceof ListType list && list.hasElemType() ? list.elemType()
        : range.type() instanceof MapType keyed ? keyed.keyType() : dev.cel.common.types.SimpleType.DYN;
    locals.put(fold.iterVar(), two && !map ? new Part(1, null, 1, item) : new Part(1, step(range.path(), map ? "@keys" : "@items"), -1, item));
    if (two) {
      locals.put(fold.iterVar2(), new Part(1, step(range.path(), map ? "@values" : "@items"), -1, item));
    }
    boolean binds = fold.iterRange().exprKind().getKind() == CelExpr.ExprKind.Kind.LIST && fold.iterRange().list().elements().isEmpty();
    locals.put(fold.accuVar(), binds ? start : new Part(1, null, Long.MAX_VALUE, type));
    long each = plus(part(fold.loopCondition()).cost(), part(fold.loopStep()).cost());
    Part result = part(fold.result());
    locals.clear();
    locals.putAll(before);
    long cost = plus(plus(range.cost(), start.cost()), plus(times(size(range), each), result.cost()));
    long size = type.kind() == CelKind.LIST || type.kind() == CelKind.MAP ? binds ? result.size() : size(range) : binds ? size(result) : 1;
    return new Part(cost, binds ? result.path() : null, size, type);
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long times(long a, long b) {
    return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
  }

  private static long tenth(long size) {
    return size == Long.MAX_VALUE ? size : (long) Math.ceil(size * 0.1);
  }

  private static long quarter(long size) {
    return size == Long.MAX_VALUE ? size : (long) Math.ceil(size * 0.25);
  }
}
