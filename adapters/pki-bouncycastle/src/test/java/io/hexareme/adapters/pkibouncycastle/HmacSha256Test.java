package io.hexareme.adapters.pkibouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 4231. */
class HmacSha256Test {
  @Test
  void a_key_that_is_shorter_than_the_output() {
    assertThat(hex(Bytes.utf8("Jefe"), Bytes.utf8("what do ya want for nothing?")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @ParameterizedTest
  @CsvSource({"0b, 20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
      "aa, 131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374,"
          + "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"})
  void keys_of_other_lengths(String octet, int length, String text, String digest) {
    assertThat(hex(of(octet.repeat(length)), of(text))).isEqualTo(digest);
  }

  private static Bytes of(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  private static String hex(Bytes key, Bytes text) {
    return HexFormat.of().formatHex(new HmacSha256().of(key, text).array());
  }
}
