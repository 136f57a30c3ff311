package io.hexareme.adapters.expressionscel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.function.Function;

/**
 * One overload of a function.
 *
 * @param member whether it is called on its first argument
 * @param classes what arguments must be at run time
 * @param body gets arguments of those classes
 */
record Fn(String name, boolean member, List<CelType> parameters, List<Class<?>> classes, CelType result, Function<Object[], Object> body) {

  /**
   * @param signature such as {@code quantity(string) Quantity}; {@code Quantity:add(int) Quantity} for one that is called on a value
   */
  static Fn of(String signature, Function<Object[], Object> body) {
    return new Signature(signature).fn(body);
  }

  boolean takes(Object[] arguments) {
    if (arguments.length != classes.size()) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      if (!classes.get(i).isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  CelFunctionDecl declaration() {
    StringBuilder id = new StringBuilder(member ? "member_" : "").append(name);
    parameters.forEach(parameter -> id.append('_').append(parameter.name()));
    CelOverloadDecl overload = member
        ? CelOverloadDecl.newMemberOverload(id.toString(), result, parameters)
        : CelOverloadDecl.newGlobalOverload(id.toString(), result, parameters);
    return CelFunctionDecl.newFunctionDeclaration(name, overload);
  }
}
