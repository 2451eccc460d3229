package dev.pidmap.spec.history;

import dev.pidmap.spec.history.History.Call;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

/** Writes the history format. */
public final class HistoryWriter {
  private HistoryWriter() {}

  /** Writes a file that appears whole or not at all. */
  public static void write(History history, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path side = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(side))) {
        write(history, out);
      }
      Files.move(side, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(side);
    }
  }

  /** Writes to {@code out} and closes it. */
  public static void write(History history, OutputStream out) throws IOException {
    Call[] calls = new Call[history.events()];
    for (Call call : history.calls()) {
      calls[call.called()] = call;
      if (!call.pending()) {
        calls[call.returned()] = call;
      }
    }
    try (LineWriter lines = new LineWriter(out)) {
      lines.header(history);
      Iterator<Inside.Note> notes = history.inside().notes().iterator();
      Inside.Note note = next(notes);
      for (int i = 0; i <= calls.length; i++) {
        for (; note != null && note.at() == i; note = next(notes)) {
          lines.note(note);
        }
        if (i == calls.length) {
          break;
        }
        Call call = calls[i];
        if (call.called() == i) {
          lines.call(call.calledAt(), call.op(), call.process(), call.operation());
        } else {
          lines.ret(call.returnedAt(), call.op(), call.result());
        }
      }
      lines.end();
    }
  }

  private static Inside.Note next(Iterator<Inside.Note> notes) {
    return notes.hasNext() ? notes.next() : null;
  }
}
