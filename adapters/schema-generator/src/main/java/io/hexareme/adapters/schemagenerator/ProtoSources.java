package io.hexareme.adapters.schemagenerator;

import io.hexareme.adapters.schemagenerator.ProtoMessage.ProtoField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Reads messages out of protoc's generated Java: each {@code interface …OrBuilder} documents every accessor with the comment and the
 * declaration of its field, and each message class carries the comment of its message.
 */
final class ProtoSources {
  private static final Pattern INTERFACE = Pattern.compile("@@protoc_insertion_point\\(interface_extends:([\\w.]+)\\)");
  private static final Pattern MESSAGE = Pattern.compile("Protobuf type \\{@code ([\\w.]+)}");
  private static final Pattern FIELD =
      Pattern.compile("<code>(?:(optional|repeated) ([\\w.]+)|(map)&lt;string, ([\\w.]+)&gt;) (\\w+) = (\\d+)[^<]*</code>");

  private final Map<String, Map<Integer, ProtoField>> fields = new LinkedHashMap<>();
  private final Map<String, ProtoComment> comments = new LinkedHashMap<>();
  private String message;
  private List<String> comment;

  private ProtoSources() {}

  static List<ProtoMessage> read(Path jar) throws IOException {
    ProtoSources sources = new ProtoSources();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().filter(entry -> entry.getName().endsWith(".java")).forEach(entry -> {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
          sources.scan(reader);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    return sources.messages();
  }

  private List<ProtoMessage> messages() {
    List<ProtoMessage> messages = new ArrayList<>();
    fields.forEach((name, byNumber) -> messages.add(
        new ProtoMessage(name, comments.getOrDefault(name, ProtoComment.NONE), List.copyOf(byNumber.values()))));
    return messages;
  }

  private void scan(BufferedReader reader) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      String text = line.strip();
      if (comment != null) {
        insideComment(text);
      } else if (text.equals("/**")) {
        comment = new ArrayList<>();
      } else if (line.equals("  }")) {
        message = null;
      } else if (text.startsWith("// @@protoc_insertion_point(interface_extends:")) {
        Matcher start = INTERFACE.matcher(text);
        if (start.find()) {
          message = start.group(1);
          fields.putIfAbsent(message, new LinkedHashMap<>());
        }
      }
    }
  }

  private void insideComment(String text) {
    if (!text.equals("*/")) {
      comment.add(text.startsWith("*") ? text.substring(1).strip() : text);
      return;
    }
    finish(comment);
    comment = null;
  }

  private void finish(List<String> lines) {
    for (String line : lines.reversed()) {
      if (line.startsWith("Protobuf type")) {
        Matcher type = MESSAGE.matcher(line);
        if (type.find()) {
          comments.putIfAbsent(type.group(1), ProtoComment.of(prose(lines)));
        }
        return;
      }
      if (message != null && line.startsWith("<code>")) {
        field(line, lines);
        return;
      }
    }
  }

  private void field(String declaration, List<String> lines) {
    Matcher field = FIELD.matcher(declaration);
    if (!field.matches()) {
      throw new IllegalStateException("a declaration of another form in " + message + ": " + declaration);
    }
    boolean map = field.group(3) != null;
    int number = Integer.parseInt(field.group(6));
    fields.get(message).computeIfAbsent(number, n -> new ProtoField(
        field.group(5), n, map ? "map" : field.group(1), map ? field.group(4) : field.group(2), ProtoComment.of(prose(lines))));
  }

  private static List<String> prose(List<String> lines) {
    int start = lines.indexOf("<pre>");
    int end = lines.indexOf("</pre>");
    return start < 0 || end < start ? List.of() : lines.subList(start + 1, end);
  }
}
