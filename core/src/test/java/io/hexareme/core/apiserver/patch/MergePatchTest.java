package io.hexareme.core.apiserver.patch;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The situations of RFC 7386, appendix A, as far as the original is an object. */
class MergePatchTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'a':'b'}               | {'a':'c'}                 | {'a':'c'}
      {'a':'b'}               | {'b':'c'}                 | {'a':'b','b':'c'}
      {'a':'b'}               | {'a':null}                | {}
      {'a':'b','b':'c'}       | {'a':null}                | {'b':'c'}
      {'a':['b']}             | {'a':'c'}                 | {'a':'c'}
      {'a':'c'}               | {'a':['b']}               | {'a':['b']}
      {'a':{'b':'c'}}         | {'a':{'b':'d','c':null}}  | {'a':{'b':'d'}}
      {'a':[{'b':'c'}]}       | {'a':[1]}                 | {'a':[1]}
      {'e':null}              | {'a':1}                   | {'e':null,'a':1}
      {}                      | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}
      {'a':'b'}               | {'a':{'c':1,'d':null}}    | {'a':{'c':1}}
      {'a':1}                 | {'b':[null,{'c':null}]}   | {'a':1,'b':[null,{'c':null}]}
      """)
  void objects_merge_nulls_delete_and_the_rest_replaces(String original, String patch, String expected) {
    assertThat(new MergePatch(json(patch)).applyTo(object(original))).isEqualTo(new PatchResult.Patched(json(expected)));
  }

  @Test
  void a_patch_that_is_no_object_is_a_bad_request() {
    assertThat(new MergePatch(json("[1]")).applyTo(object("{}"))).isEqualTo(
        PatchResult.badRequest("json: cannot unmarshal array into Go value of type map[string]interface {}"));
  }
}
