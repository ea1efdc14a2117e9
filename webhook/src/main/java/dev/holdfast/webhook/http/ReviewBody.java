package dev.holdfast.webhook.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a request's body up to a limit, without a thread waiting for it. */
final class ReviewBody implements Runnable {
  /** Reviews of everyday objects fit at once. */
  private static final int USUAL_SIZE = 16 * 1024;

  /** Is told how the reading ended, once. */
  interface Reader {
    void complete(byte[] body);

    /** More than the limit was sent; what was read up to there. */
    void tooLarge(byte[] beginning);

    void failed(Throwable cause);
  }

  private final Request request;
  private final int limit;
  private final Reader reader;
  private byte[] bytes;
  private int size;

  private ReviewBody(Request request, int limit, Reader reader) {
    this.request = request;
    this.limit = limit;
    this.reader = reader;
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    this.bytes = new byte[announced < 0 ? USUAL_SIZE : (int) Math.min(announced, limit)];
  }

  static void read(Request request, int limit, Reader reader) {
    new ReviewBody(request, limit, reader).run();
  }

  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        reader.failed(chunk.getFailure());
        return;
      }
      boolean fits = take(chunk.getByteBuffer());
      chunk.release();
      if (!fits) {
        reader.tooLarge(Arrays.copyOf(bytes, size));
        return;
      }
      if (chunk.isLast()) {
        reader.complete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
        return;
      }
    }
  }

  private boolean take(ByteBuffer buffer) {
    int length = Math.min(buffer.remaining(), limit - size);
    boolean fits = length == buffer.remaining();
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(size + length, 2 * bytes.length)));
    }
    buffer.get(bytes, size, length);
    size += length;
    return fits;
  }
}
