package io.hexareme.adapters.testkit.bridge;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import java.util.Set;

/** A stream whose source is in the world and whose reader is outside. It is made, and all but {@link #start} and {@link #cancel} happens, in the world. */
final class GuestStream implements ApiResponse.Frames {
  private final ApiResponse.Frames source;
  private final Guests guests;
  private final Courier courier;
  private final Set<GuestStream> open;
  private volatile boolean cancelled;
  private boolean over;
  private ApiResponse.Sink reader;

  GuestStream(ApiResponse.Frames source, Guests guests, Courier courier, Set<GuestStream> open) {
    this.source = source;
    this.guests = guests;
    this.courier = courier;
    this.open = open;
    open.add(this);
  }

  @Override
  public void start(ApiResponse.Sink sink) {
    guests.arrive(() -> {
      if (over) {
        courier.execute(sink::end); // what it was to be read from is gone
        return;
      }
      reader = sink;
      source.start(new ApiResponse.Sink() {
        @Override
        public boolean frame(Body frame) {
          boolean wanted = !over && !cancelled;
          if (wanted) {
            courier.execute(() -> tell(sink, frame));
          }
          return wanted;
        }

        @Override
        public void end() {
          GuestStream.this.end();
        }
      });
    });
  }

  private void tell(ApiResponse.Sink sink, Body frame) {
    try {
      if (!cancelled && !sink.frame(frame)) {
        cancel();
      }
    } catch (RuntimeException brokenReader) {
      cancel();
      throw brokenReader;
    }
  }

  /** For the reader, whatever the source says. */
  void end() {
    open.remove(this);
    if (!over) {
      over = true;
      if (reader != null) {
        courier.execute(reader::end);
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    guests.arrive(() -> {
      open.remove(this);
      source.cancel();
    });
  }
}
