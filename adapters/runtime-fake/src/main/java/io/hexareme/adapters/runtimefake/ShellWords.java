package io.hexareme.adapters.runtimefake;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words; {@code ;}, {@code &&} and {@code ||} are words of their own, a line end is a {@code ;}. */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;

  private ShellWords(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    ShellWords words = new ShellWords(text);
    words.read();
    return words.words;
  }

  private void read() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        i = quoted(c, i + 1);
      } else if (c == ';' || c == '\n') {
        separator(";");
      } else if ((c == '&' || c == '|') && i + 1 < text.length() && text.charAt(i + 1) == c) {
        separator(String.valueOf(c) + c);
        i++;
      } else if (Character.isWhitespace(c)) {
        end();
      } else {
        word.append(c);
        inWord = true;
      }
    }
    end();
  }

  private int quoted(char quote, int from) {
    int close = text.indexOf(quote, from);
    int end = close < 0 ? text.length() : close;
    word.append(text, from, end);
    inWord = true;
    return end;
  }

  private void separator(String separator) {
    end();
    words.add(separator);
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
