package io.hexareme.adapters.expressionscel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Literals that cannot be right: durations, times and patterns that are none, lists and maps of things of different types. Found when an
 * expression is compiled and not when it runs, as Kubernetes has it since 1.29.
 */
final class Literals {
  private final CelAbstractSyntaxTree tree;
  private final List<CelIssue> issues = new ArrayList<>();
  /** How many calls of {@code format} are around, whose arguments may differ. */
  private int formatting;

  private Literals(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  /** What is wrong, with the places marked; empty when nothing is. */
  static Optional<String> problem(CelAbstractSyntaxTree tree) {
    Literals literals = new Literals(tree);
    literals.node(tree.getExpr());
    return literals.issues.isEmpty() ? Optional.empty() : Optional.of(CelIssue.toDisplayString(literals.issues, tree.getSource()));
  }

  private void node(CelExpr expression) {
    switch (expression.exprKind().getKind()) {
      case CALL -> call(expression.call());
      case SELECT -> node(expression.select().operand());
      case LIST -> {
        alike(expression.list().elements());
        expression.list().elements().forEach(this::node);
      }
      case MAP -> {
        alike(expression.map().entries().stream().map(CelExpr.CelMap.Entry::key).toList());
        alike(expression.map().entries().stream().map(CelExpr.CelMap.Entry::value).toList());
        expression.map().entries().forEach(entry -> {
          node(entry.key());
          node(entry.value());
        });
      }
      case STRUCT -> expression.struct().entries().forEach(entry -> node(entry.value()));
      case COMPREHENSION -> {
        node(expression.comprehension().iterRange());
        node(expression.comprehension().accuInit());
        node(expression.comprehension().loopCondition());
        node(expression.comprehension().loopStep());
        node(expression.comprehension().result());
      }
      case CONSTANT, IDENT, NOT_SET -> { }
    }
  }

  private void call(CelExpr.CelCall call) {
    call.target().ifPresent(this::node);
    formatting += call.function().equals("format") ? 1 : 0;
    for (CelExpr argument : call.args()) {
      node(argument);
    }
    formatting -= call.function().equals("format") ? 1 : 0;
    boolean judged = switch (call.function()) {
      case "duration", "timestamp" -> call.target().isEmpty();
      case "matches" -> call.target().isPresent();
      default -> false;
    };
    if (judged && !call.args().isEmpty() && isText(call.args().getFirst())) {
      text(call.function(), call.args().getFirst());
    }
  }

  private static boolean isText(CelExpr expression) {
    return expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private void text(String function, CelExpr literal) {
    String text = literal.constant().stringValue();
    try {
      if (function.equals("matches")) {
        GoPattern.compiled(text);
      } else {
        Calls.run(Libraries.named(function, false), function, new Object[] {text});
      }
    } catch (CelFailure wrong) {
      report(literal, "invalid " + function + " argument");
    }
  }

  /** The first that differs is told; what only a run would tell fits everything. */
  private void alike(List<CelExpr> elements) {
    CelType first = null;
    if (formatting > 0) {
      return;
    }
    for (CelExpr element : elements) {
      CelType type = tree.getType(element.id()).orElse(null);
      if (type == null || Compiler.words(type).contains("dyn") || type.name().contains("optional")) {
        return;
      }
      first = first == null ? type : first;
      if (!first.equals(type)) {
        report(element, "expected type '" + Compiler.words(first) + "' but found '" + Compiler.words(type) + "'");
        return;
      }
    }
  }

  private void report(CelExpr where, String message) {
    CelSource source = tree.getSource();
    Integer offset = source.getPositionsMap().get(where.id());
    CelSourceLocation place = offset == null ? CelSourceLocation.NONE : source.getOffsetLocation(offset).orElse(CelSourceLocation.NONE);
    issues.add(CelIssue.formatError(place, message));
  }
}
