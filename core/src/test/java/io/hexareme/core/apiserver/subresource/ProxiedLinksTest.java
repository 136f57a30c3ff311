package io.hexareme.core.apiserver.subresource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiedLinksTest {
  private final ProxiedLinks links = new ProxiedLinks("/f/proxy", List.of("me:80", "pods"));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /a                 | /f/proxy/a
      /                  | /f/proxy/
      /a/                | /f/proxy/a/
      /a//b/./../c?d=/e#/g | /f/proxy/a/c?d=/e#/g
      /../../x           | /f/proxy/x
      /f/proxy/a         | /f/proxy/a
      a/b                | a/b
      ../b               | ../b
      #top               | #top
      ?a=b               | ?a=b
      ''                 | ''
      http://pods/a?b    | /f/proxy/a?b
      https://me:80/a    | /f/proxy/a
      //me:80/a          | /f/proxy/a
      http://me:80       | http://me:80
      http://other/a     | http://other/a
      //other/a          | //other/a
      mailto:a@b         | mailto:a@b
      javascript:x('://') | javascript:x('://')
      """, quoteCharacter = '`')
  void an_address_of_the_backends_begins_where_the_proxy_stands(String address, String link) {
    assertThat(links.link(address)).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      <a href="/x">y</a>           | <a href="/f/proxy/x">y</a>
      <A HREF='/x' class=b>        | <A HREF='/f/proxy/x' class=b>
      <a href=/x>                  | <a href=/f/proxy/x>
      <a href = /x title=/y>       | <a href = /f/proxy/x title=/y>
      <img src="/x"/><img alt=/y>  | <img src="/f/proxy/x"/><img alt=/y>
      <img src=/a usemap=/b>       | <img src=/f/proxy/a usemap=/f/proxy/b>
      <p href="/x">/y</p>          | <p href="/x">/y</p>
      <!-- <a href="/x"> --><a href="/y"> | <!-- <a href="/x"> --><a href="/f/proxy/y">
      <script src="/s">'<a href="/x">'</script><a href="/y"> | <script src="/f/proxy/s">'<a href="/x">'</script><a href="/f/proxy/y">
      <a data-x='>' href="/x">     | <a data-x='>' href="/f/proxy/x">
      <a disabled href="/x">       | <a disabled href="/f/proxy/x">
      1 < 2 <a href="/x            | 1 < 2 <a href="/f/proxy/x
      <a href=                     | <a href=
      <a =/ href=/x                | <a =/ href=/f/proxy/x
      <                            | <
      """, quoteCharacter = '`')
  void links_are_led_through_the_proxy_and_nothing_else_changes(String page, String rewritten) {
    assertThat(links.page(page)).isEqualTo(rewritten);
  }

  @Test
  void whatever_a_page_is_its_own_text_stays_and_it_comes_to_an_end() {
    Random random = new Random(7);
    List<String> pieces = List.of("<", ">", "a", " href", "=", "\"", "'", "/x", "x", "<a href=\"/x\">", "<!--", "-->", "<script>", "</script>", " ");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder page = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        page.append(pieces.get(random.nextInt(pieces.size())));
      }
      String rewritten = links.page(page.toString());
      assertThat(rewritten.replace("/f/proxy", "")).isEqualTo(page.toString());
    }
  }
}
