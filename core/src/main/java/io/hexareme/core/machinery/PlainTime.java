package io.hexareme.core.machinery;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The two forms in which the API writes moments, read and written digit by digit: {@code 2026-01-02T03:04:05Z} and the same with six digits of
 * microseconds. Objects are full of them and each write reads all of them again, where a general formatter costs more than the rest of a field's
 * checks together. Whatever is not in one of the two forms, of years from 1 to 9999, is left to such a formatter.
 */
public final class PlainTime {
  private static final String FORM = "0000-00-00T00:00:00Z";
  private static final int FRACTION = FORM.length() - 1;
  private static final int DIGITS = 6;
  private static final int LAST_YEAR = 9999;
  private static final int NANOS_A_MICRO = 1000;

  private PlainTime() {}

  /** The moment in UTC; empty when it is in neither form, or is none. */
  public static Optional<LocalDateTime> read(String text) {
    boolean micros = text.length() == FORM.length() + 1 + DIGITS;
    if (!micros && text.length() != FORM.length() || !isPlain(text, micros)) return Optional.empty();
    int nanos = micros ? number(text, FRACTION + 1, DIGITS) * NANOS_A_MICRO : 0;
    try {
      int year = number(text, 0, 4);
      return year == 0 ? Optional.empty() : Optional.of(LocalDateTime.of(year, number(text, 5, 2), number(text, 8, 2), number(text, 11, 2),
          number(text, 14, 2), number(text, 17, 2), nanos));
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String text, boolean micros) {
    for (int i = 0; i < FRACTION; i++) {
      if (!fits(FORM.charAt(i), text.charAt(i))) return false;
    }
    if (micros && text.charAt(FRACTION) != '.') return false;
    for (int i = FRACTION + 1; i < text.length() - 1; i++) {
      if (!fits('0', text.charAt(i))) return false;
    }
    return text.charAt(text.length() - 1) == 'Z';
  }

  private static boolean fits(char form, char is) {
    return form == '0' ? is >= '0' && is <= '9' : is == form;
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) number = 10 * number + text.charAt(i) - '0';
    return number;
  }

  /** With six digits of microseconds, or without; what is finer is cut off. Empty for a year that has not four digits. */
  public static Optional<String> write(LocalDateTime utc, boolean micros) {
    if (utc.getYear() < 1 || utc.getYear() > LAST_YEAR) return Optional.empty();
    StringBuilder text = new StringBuilder(FORM.length() + 1 + DIGITS);
    digits(text, utc.getYear(), 4);
    digits(text.append('-'), utc.getMonthValue(), 2);
    digits(text.append('-'), utc.getDayOfMonth(), 2);
    digits(text.append('T'), utc.getHour(), 2);
    digits(text.append(':'), utc.getMinute(), 2);
    digits(text.append(':'), utc.getSecond(), 2);
    if (micros) digits(text.append('.'), utc.getNano() / NANOS_A_MICRO, DIGITS);
    return Optional.of(text.append('Z').toString());
  }

  private static void digits(StringBuilder text, int number, int count) {
    int unit = 1;
    for (int i = 1; i < count; i++) unit *= 10;
    for (; unit > 0; unit /= 10) text.append((char) ('0' + number / unit % 10));
  }
}
