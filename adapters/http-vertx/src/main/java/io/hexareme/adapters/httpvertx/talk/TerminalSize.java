package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.value.Bytes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {"Width":80,"Height":24}}, as the resize stream brings it: one or several, perhaps in pieces. */
final class TerminalSize {
  private static final Pattern SIZE = Pattern.compile("\\{\\s*\"(Width|Height)\"\\s*:\\s*(\\d{1,5})\\s*,\\s*\"(?:Width|Height)\"\\s*:\\s*(\\d{1,5})\\s*}");
  private static final int LONGEST = 256;

  private final Conversation conversation;
  private String kept = "";

  TerminalSize(Conversation conversation) {
    this.conversation = conversation;
  }

  void say(Bytes bytes) {
    kept += bytes.utf8();
    Matcher matcher = SIZE.matcher(kept);
    int used = 0;
    while (matcher.find()) {
      used = matcher.end();
      int first = Integer.parseInt(matcher.group(2));
      int second = Integer.parseInt(matcher.group(3));
      boolean widthFirst = matcher.group(1).equals("Width");
      conversation.resize(widthFirst ? first : second, widthFirst ? second : first);
    }
    kept = kept.length() - used > LONGEST ? "" : kept.substring(used);
  }
}
