package io.hexareme.adapters.testkit.junit;

/** A timeline as a page that needs nothing else. */
final class Page {
  private Page() {}

  static String of(String title, String text) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
        <style>body{font:13px/1.5 ui-monospace,monospace;margin:2em}h1{font-size:16px}input{font:inherit;width:40em}</style></head>
        <body><h1>%1$s</h1><p><input id="f" placeholder="show lines with …" autofocus></p><pre id="t">%2$s</pre>
        <script>const t=document.getElementById('t'),all=t.textContent.split('\\n');
        document.getElementById('f').oninput=e=>{t.textContent=all.filter(l=>l.includes(e.target.value)).join('\\n')}</script></body></html>
        """.formatted(escaped(title), escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
