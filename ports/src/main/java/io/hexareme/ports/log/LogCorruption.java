package io.hexareme.ports.log;

/** A durable record is damaged and is not a torn tail: the member must not start on it. Names the file and the offset. */
public final class LogCorruption extends LogFailure {
  private static final long serialVersionUID = 1L;
  private final String file;
  private final long offset;
  private final String what;

  /** @param offset the damaged record's first byte, counted from the beginning of {@code file} */
  public LogCorruption(String file, long offset, String what) {
    super(file + " is corrupted at offset " + offset + ": " + what);
    this.file = file;
    this.offset = offset;
    this.what = what;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }

  /** What is wrong there, without the place. */
  public String what() {
    return what;
  }
}
