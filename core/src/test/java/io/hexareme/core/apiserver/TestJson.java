package io.hexareme.core.apiserver;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON in tests; strings may stand in single quotes. */
public final class TestJson {
  private final String text;
  private int at;

  private TestJson(String text) {
    this.text = text;
  }

  public static Value json(String text) {
    TestJson reader = new TestJson(text);
    Value value = reader.value();
    if (reader.peek() != 0) {
      throw new IllegalArgumentException("text after the end: " + text.substring(reader.at));
    }
    return value;
  }

  public static Value.Obj object(String text) {
    return (Value.Obj) json(text);
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char c) {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw new IllegalArgumentException("expected " + c + " at " + at + " of " + text);
    }
  }

  private Value value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"', '\'' -> Value.of(string());
      default -> word();
    };
  }

  private Value object() {
    Map<String, Value> fields = new LinkedHashMap<>();
    expect('{');
    while (!take('}')) {
      String name = string();
      expect(':');
      fields.put(name, value());
      if (peek() != '}') {
        expect(',');
      }
    }
    return new Value.Obj(fields);
  }

  private Value array() {
    List<Value> items = new ArrayList<>();
    expect('[');
    while (!take(']')) {
      items.add(value());
      if (peek() != ']') {
        expect(',');
      }
    }
    return new Value.Arr(items);
  }

  private String string() {
    char quote = peek();
    StringBuilder string = new StringBuilder();
    for (at++; text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
      string.append(text.charAt(at));
    }
    at++;
    return string.toString();
  }

  private Value word() {
    int start = at;
    while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> Value.of(true);
      case "false" -> Value.of(false);
      case "null" -> Value.Null.NULL;
      default -> word.matches("-?[0-9]+") ? Value.of(Long.parseLong(word)) : new Value.Dec(Double.parseDouble(word));
    };
  }
}
