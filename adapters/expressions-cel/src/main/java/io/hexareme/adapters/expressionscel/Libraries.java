package io.hexareme.adapters.expressionscel;

import dev.cel.common.CelFunctionDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All functions. Those of the standard and of the CEL library's extensions are declared by that library, the rest here. */
final class Libraries {
  /** Declared by the CEL library. */
  private static final List<List<Fn>> STANDARD = List.of(
      Arithmetic.ALL, Comparisons.ALL, Conversions.ALL, Times.ALL, Basics.ALL, Strings.ALL, Lists.ALL, Sets.ALL, Optionals.ALL);
  /** Kubernetes' own. */
  private static final List<List<Fn>> KUBERNETES = List.of(
      Formatting.ALL, KubernetesLists.ALL, Regexes.ALL, Urls.ALL, Quantities.ALL, Networks.ALL, Formats.ALL, Semvers.ALL,
      Authorizing.ALL, JsonPatches.ALL);
  private static final Map<String, List<Fn>> BY_NAME = byName();

  private Libraries() {}

  private static Map<String, List<Fn>> byName() {
    Map<String, List<Fn>> all = new LinkedHashMap<>();
    List.of(STANDARD, KUBERNETES).forEach(libraries -> libraries.forEach(library -> library.forEach(fn ->
        all.computeIfAbsent(key(fn.name(), fn.member()), name -> new ArrayList<>()).add(fn))));
    return all;
  }

  private static String key(String name, boolean member) {
    return member ? "." + name : name;
  }

  /** The overloads of a function. */
  static List<Fn> named(String name, boolean member) {
    return BY_NAME.getOrDefault(key(name, member), List.of());
  }

  /** What has to be declared. */
  static List<CelFunctionDecl> declarations() {
    Map<String, List<Fn>> byFunction = new LinkedHashMap<>();
    KUBERNETES.forEach(library -> library.forEach(fn -> byFunction.computeIfAbsent(fn.name(), name -> new ArrayList<>()).add(fn)));
    List<CelFunctionDecl> all = new ArrayList<>();
    byFunction.forEach((name, fns) -> all.add(CelFunctionDecl.newFunctionDeclaration(name,
        fns.stream().flatMap(fn -> fn.declaration().overloads().stream()).toList())));
    return all;
  }
}
