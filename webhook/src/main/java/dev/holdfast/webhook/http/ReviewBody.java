package dev.holdfast.webhook.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a request's body up to a limit, without a thread waiting for it. */
final class ReviewBody implements Runnable {
  /** Reviews of everyday objects fit at once; what is only announced gets no more than this. */
  private static final int FIRST_SIZE = 64 * 1024;

  /** Is told how the reading ended, once. */
  interface Reader {
    void complete(byte[] body);

    /** More than the limit was sent; what was read up to there. */
    void tooLarge(byte[] beginning);

    /** There is no memory for it now; what was read up to there. */
    void noRoom(byte[] beginning);

    void failed(Throwable cause);
  }

  private enum Room {
    ENOUGH,
    BEYOND_LIMIT,
    BEYOND_BUDGET
  }

  private final Request request;
  private final int limit;
  private final BodyBudget budget;
  private final Reader reader;
  private byte[] bytes = new byte[0];
  private int size;

  ReviewBody(Request request, int limit, BodyBudget budget, Reader reader) {
    this.request = request;
    this.limit = limit;
    this.budget = budget;
    this.reader = reader;
  }

  /** Gives the memory back; the bytes must not be needed any more. */
  void release() {
    budget.give(bytes.length);
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
      Room room = take(chunk.getByteBuffer());
      chunk.release();
      if (room != Room.ENOUGH || chunk.isLast()) {
        end(room);
        return;
      }
    }
  }

  private void end(Room room) {
    byte[] read = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    switch (room) {
      case ENOUGH -> reader.complete(read);
      case BEYOND_LIMIT -> reader.tooLarge(read);
      case BEYOND_BUDGET -> reader.noRoom(read);
    }
  }

  private Room take(ByteBuffer buffer) {
    int length = Math.min(buffer.remaining(), limit - size);
    boolean fits = length == buffer.remaining();
    if (size + length > bytes.length && !grow(size + length)) {
      return Room.BEYOND_BUDGET;
    }
    buffer.get(bytes, size, length);
    size += length;
    return fits ? Room.ENOUGH : Room.BEYOND_LIMIT;
  }

  private boolean grow(int needed) {
    int wanted = Math.max(needed, bytes.length == 0 ? firstSize() : 2 * bytes.length);
    int next = Math.min(limit, wanted);
    if (!budget.take(next - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, next);
    return true;
  }

  private int firstSize() {
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    return announced < 0 ? FIRST_SIZE : (int) Math.min(announced, FIRST_SIZE);
  }
}
