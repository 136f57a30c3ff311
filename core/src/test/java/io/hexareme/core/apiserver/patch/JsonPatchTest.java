package io.hexareme.core.apiserver.patch;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.patch.PatchResult.Kind;
import io.hexareme.core.apiserver.patch.PatchResult.Patched;
import io.hexareme.core.apiserver.patch.PatchResult.Rejected;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The situations of RFC 6902 (appendix A) and RFC 6901, on objects of our own. */
class JsonPatchTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'a':1}              | [{'op':'add','path':'/b','value':2}]                          | {'a':1,'b':2}
      {'a':1}              | [{'op':'add','path':'/a','value':2}]                          | {'a':2}
      {'a':[1,3]}          | [{'op':'add','path':'/a/1','value':2}]                        | {'a':[1,2,3]}
      {'a':[1]}            | [{'op':'add','path':'/a/1','value':2}]                        | {'a':[1,2]}
      {'a':[1]}            | [{'op':'add','path':'/a/-','value':[2]}]                      | {'a':[1,[2]]}
      {'a':1}              | [{'op':'add','path':'/b','value':null}]                       | {'a':1,'b':null}
      {'a':1}              | [{'op':'add','path':'','value':{'b':2}}]                      | {'b':2}
      {'a':1,'b':2}        | [{'op':'remove','path':'/a'}]                                 | {'b':2}
      {'a':[1,2,3]}        | [{'op':'remove','path':'/a/1'}]                               | {'a':[1,3]}
      {'a':1}              | [{'op':'replace','path':'/a','value':{'b':[]}}]               | {'a':{'b':[]}}
      {'a':[1,2]}          | [{'op':'replace','path':'/a/0','value':9}]                    | {'a':[9,2]}
      {'a':1}              | [{'op':'replace','path':'','value':{'b':2}}]                  | {'b':2}
      {'a':{'b':1},'c':{}} | [{'op':'move','from':'/a/b','path':'/c/d'}]                   | {'a':{},'c':{'d':1}}
      {'a':[1,2,3]}        | [{'op':'move','from':'/a/0','path':'/a/2'}]                   | {'a':[2,3,1]}
      {'a':1}              | [{'op':'move','from':'/a','path':'/a'}]                       | {'a':1}
      {'a':{'b':1}}        | [{'op':'copy','from':'/a','path':'/c'}]                       | {'a':{'b':1},'c':{'b':1}}
      {'a':['x',2]}        | [{'op':'test','path':'/a/0','value':'x'}]                     | {'a':['x',2]}
      {'a':{'b':1,'c':2}}  | [{'op':'test','path':'/a','value':{'c':2,'b':1.0}}]           | {'a':{'b':1,'c':2}}
      {'a':1}              | [{'op':'test','path':'/b','value':null}]                      | {'a':1}
      {'a/b':1,'m~n':2}    | [{'op':'remove','path':'/a~1b'},{'op':'remove','path':'/m~0n'}] | {}
      {'~1':1}             | [{'op':'remove','path':'/~01'}]                               | {}
      {'':1}               | [{'op':'replace','path':'/','value':2}]                       | {'':2}
      {'a':1}              | [{'op':'add','path':'/b','value':2,'extra':true}]             | {'a':1,'b':2}
      {'a':1}              | []                                                            | {'a':1}
      """)
  void an_operation_changes_one_place(String original, String patch, String expected) {
    assertThat(apply(original, patch)).isEqualTo(new Patched(json(expected)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'a':1}       | [{'op':'test','path':'/a','value':'1'}]
      {'a':1}       | [{'op':'test','path':'/b/c','value':null}]
      {'a':1}       | [{'op':'add','path':'/b/c','value':1}]
      {'a':1}       | [{'op':'add','path':'/b'}]
      {'a':1}       | [{'op':'add','value':1}]
      {'a':1}       | [{'op':'add','path':'b','value':1}]
      {'a':1}       | [{'op':'add','path':'/~2','value':1}]
      {'a':[]}      | [{'op':'add','path':'/a/1','value':1}]
      {'a':[1,2]}   | [{'op':'add','path':'/a/01','value':1}]
      {'a':[1]}     | [{'op':'replace','path':'/a/-','value':1}]
      {'a':[1]}     | [{'op':'remove','path':'/a/1'}]
      {'a':1}       | [{'op':'remove','path':'/b'}]
      {'a':1}       | [{'op':'remove','path':''}]
      {'a':1}       | [{'op':'replace','path':'/b','value':1}]
      {'a':{}}      | [{'op':'move','from':'/a','path':'/a/b'}]
      {'a':{}}      | [{'op':'move','from':'/b','path':'/c'}]
      {'a':{}}      | [{'op':'copy','from':'/b','path':'/c'}]
      {'a':1}       | [{'op':'increment','path':'/a','value':1}]
      {'a':1}       | [{'op':'remove','path':'/a'},{'op':'test','path':'/a','value':1}]
      """)
  void an_operation_that_cannot_be_carried_out_rejects_the_whole_patch(String original, String patch) {
    assertThat(apply(original, patch)).isEqualTo(
        new Rejected(Kind.INVALID, "the server rejected our request due to an error in our request"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {}     | json: cannot unmarshal object into Go value of type jsonpatch.Patch
      null   | json: cannot unmarshal null into Go value of type jsonpatch.Patch
      ['a']  | json: cannot unmarshal string into Go value of type jsonpatch.Operation
      [[]]   | json: cannot unmarshal array into Go value of type jsonpatch.Operation
      """)
  void what_is_no_list_of_operations_is_a_bad_request(String patch, String message) {
    assertThat(apply("{}", patch)).isEqualTo(new Rejected(Kind.BAD_REQUEST, message));
  }

  @Test
  void ten_thousand_operations_are_enough() {
    Value operation = json("{'op':'test','path':'/a','value':1}");
    Value.Arr most = new Value.Arr(Collections.nCopies(10_000, operation));
    assertThat(new JsonPatch(most).applyTo(object("{'a':1}"))).isInstanceOf(Patched.class);
    assertThat(new JsonPatch(most.plus(operation)).applyTo(object("{'a':1}"))).isEqualTo(new Rejected(
        Kind.TOO_LARGE, "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001"));
  }

  @Test
  void copies_of_copies_run_out_of_budget_before_the_machine_runs_out_of_memory() {
    List<Value> operations = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      operations.add(json("{'op':'copy','from':'/a','path':'/a/x" + i + "'}"));
    }
    assertThat(new JsonPatch(new Value.Arr(operations)).applyTo(object("{'a':{}}"))).isInstanceOf(Rejected.class);
  }

  private static PatchResult apply(String original, String patch) {
    return new JsonPatch(json(patch)).applyTo(object(original));
  }
}
