package io.hexareme.ports.log;

/** A durable record is damaged and is not a torn tail: the member must not start on it. Names the file and the offset. */
public final class LogCorruption extends LogFailure {
  private static final long serialVersionUID = 1L;
  private final String file;
  private final long offset;

  /** @param offset the damaged record's first byte, counted from the beginning of {@code file} */
  public LogCorruption(String file, long offset, String what) {
    super(file + " is corrupted at offset " + offset + ": " + what);
    this.file = file;
    this.offset = offset;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }
}
