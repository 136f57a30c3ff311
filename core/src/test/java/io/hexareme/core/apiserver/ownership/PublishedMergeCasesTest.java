package io.hexareme.core.apiserver.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the authors of server-side apply expect of a merge, case by case. */
class PublishedMergeCasesTest {

  static List<MergeCase> cases() {
    try (InputStream in = PublishedMergeCasesTest.class.getResourceAsStream("merge-cases.txt")) {
      return MergeCase.all(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_case_comes_out_as_published(MergeCase played) {
    played.play();
  }

  /** The versions {@code $1}, {@code $2} and {@code $3} each give their fields other names; every choice of versions must do. */
  private static final String RENAMED = """
      a leaf is left out by its only owner
        see $3
        apply one@$1 {'struct':{'name':'a','scalarField_$1':'a'}}
        apply one@$2 {'struct':{'name':'a'}}
        see $3
        = {'struct':{'name':'a'}}
        one: .struct.name
      a leaf is left out that another applier has too
        see $3
        apply one@$1 {'struct':{'name':'a','scalarField_$1':'a'}}
        apply two@$2 {'struct':{'scalarField_$2':'a'}}
        apply one@$3 {'struct':{'name':'a'}}
        see $3
        = {'struct':{'name':'a','scalarField_$3':'a'}}
        one: .struct.name
        two: .struct.scalarField_$2
      a leaf is left out that an updater has too
        see $3
        update updater@$1 {'struct':{'name':'a','scalarField_$1':'a'}}
        apply applier@$2 {'struct':{'name':'a','scalarField_$2':'a'}}
        apply applier@$3 {'struct':{'name':'a'}}
        see $3
        = {'struct':{'name':'a','scalarField_$3':'a'}}
        updater: .struct .struct.name .struct.scalarField_$1
        applier: .struct.name
      an updater takes a leaf
        see $3
        apply applier@$1 {'struct':{'name':'a','scalarField_$1':'a'}}
        update updater@$2 {'struct':{'name':'a','scalarField_$2':'b'}}
        see $3
        = {'struct':{'name':'a','scalarField_$3':'b'}}
        updater: .struct.scalarField_$2
        applier: .struct.name
      a struct is left out by its only owner
        see $3
        apply one@$1 {'struct':{'name':'a','complexField_$1':{'name':'b'}}}
        apply one@$2 {'struct':{'name':'a'}}
        see $3
        = {'struct':{'name':'a'}}
        one: .struct.name
      a struct is left out that another applier has too
        see $3
        apply one@$1 {'struct':{'name':'a','complexField_$1':{'name':'b'}}}
        apply two@$2 {'struct':{'complexField_$2':{'name':'b'}}}
        apply one@$3 {'struct':{'name':'a'}}
        see $3
        = {'struct':{'name':'a','complexField_$3':{'name':'b'}}}
        one: .struct.name
        two: .struct.complexField_$2.name
      """;

  static List<MergeCase> renamed() {
    List<MergeCase> cases = new ArrayList<>();
    List<String> versions = List.of("v1", "v2", "v3");
    for (String one : versions) {
      for (String two : versions) {
        for (String three : versions) {
          String title = " (" + one + ", " + two + ", " + three + ")";
          cases.addAll(MergeCase.all(RENAMED.replace("$1", one).replace("$2", two).replace("$3", three).lines()
              .map(line -> line.startsWith(" ") ? line : line + title).toList()));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("renamed")
  void fields_may_have_other_names_in_other_versions(MergeCase played) {
    played.play();
  }

  @Test
  void a_case_that_says_something_else_fails() {
    MergeCase wrong = MergeCase.all(List.of("wrong", "  apply me {'numeric':1}", "  = {'numeric':1}", "  me: .string")).getFirst();
    assertThat(catchThrowable(wrong::play)).isInstanceOf(AssertionError.class);
  }
}
