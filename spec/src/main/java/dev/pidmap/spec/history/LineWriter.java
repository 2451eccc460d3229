package dev.pidmap.spec.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the lines of the history format. */
final class LineWriter implements AutoCloseable {
  private final JsonGenerator json;
  private long events;

  LineWriter(OutputStream out) throws IOException {
    json =
        JsonFactory.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .build()
            .createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  void header(History history) throws IOException {
    Limits limits = history.limits();
    json.writeStartObject();
    json.writeStringField("format", Format.NAME);
    json.writeNumberField("version", Format.VERSION);
    json.writeStringField("strength", history.strength() == Strength.EXACT ? "exact" : "any-free");
    limits(limits);
    if (!history.start().equals(Start.EMPTY)) {
      start(history.start());
    }
    json.writeStringField("source", history.source());
    if (history.inside().rangeSize() > 0) {
      json.writeNumberField("range_size", history.inside().rangeSize());
    }
    json.writeEndObject();
  }

  void header(Vector vector) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", Vector.FORMAT);
    json.writeNumberField("version", Vector.VERSION);
    json.writeStringField("name", vector.name());
    json.writeStringField("about", vector.about());
    limits(vector.limits());
    json.writeEndObject();
  }

  private void limits(Limits limits) throws IOException {
    json.writeObjectFieldStart("limits");
    json.writeNumberField("cpus", limits.cpus());
    json.writeNumberField("pid_max_min", limits.pidMaxMin());
    json.writeNumberField("pid_max_limit", limits.pidMaxLimit());
    json.writeNumberField("root_pid_max", limits.rootPidMax());
    json.writeNumberField("reserved", limits.reserved());
    json.writeEndObject();
  }

  private void start(Start start) throws IOException {
    json.writeObjectFieldStart("init");
    json.writeArrayFieldStart("namespaces");
    for (Start.Namespace n : start.namespaces()) {
      json.writeStartObject();
      json.writeNumberField("ns", n.ns());
      if (n.ns() != 0) {
        json.writeNumberField("parent", n.parent());
      }
      if (n.pidMax() != Start.DEFAULT) {
        json.writeNumberField("pid_max", n.pidMax());
      }
      if (n.lastPid() != Start.DEFAULT) {
        json.writeNumberField("last_pid", n.lastPid());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("pids");
    for (Start.LivePid p : start.pids()) {
      json.writeStartObject();
      json.writeNumberField("pid", p.pid());
      json.writeNumberField("ns", p.ns());
      integers("numbers", p.numbers());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  void call(long t, int op, int process, Operation operation) throws IOException {
    events++;
    json.writeStartObject();
    json.writeNumberField("t", t);
    json.writeStringField("e", "call");
    json.writeNumberField("op", op);
    json.writeNumberField("process", process);
    operation(operation);
    json.writeEndObject();
  }

  /** The answer of a call that overlapped nothing, on the line of the call. */
  void step(Operation operation, Result result) throws IOException {
    json.writeStartObject();
    operation(operation);
    result(result);
    json.writeEndObject();
  }

  private void operation(Operation operation) throws IOException {
    json.writeStringField("f", Format.name(operation));
    if (operation instanceof Operation.CreateNamespace o) {
      json.writeNumberField("parent", o.parent());
      json.writeNumberField("child", o.child());
    } else if (operation instanceof Operation.Allocate o) {
      json.writeNumberField("cpu", o.cpu());
      json.writeNumberField("ns", o.ns());
      json.writeNumberField("pid", o.pid());
      if (!o.setTid().isEmpty()) {
        integers("set_tid", o.setTid());
      }
      if (o.capableFrom() != 0) {
        json.writeNumberField("capable_from", o.capableFrom());
      }
    } else if (operation instanceof Operation.Release o) {
      json.writeNumberField("pid", o.pid());
    } else if (operation instanceof Operation.Find o) {
      json.writeNumberField("ns", o.ns());
      json.writeNumberField("number", o.number());
    } else if (operation instanceof Operation.NumberOf o) {
      json.writeNumberField("pid", o.pid());
      json.writeNumberField("ns", o.ns());
    } else if (operation instanceof Operation.FindAtLeast o) {
      json.writeNumberField("ns", o.ns());
      json.writeNumberField("number", o.number());
    } else if (operation instanceof Operation.ListLive o) {
      json.writeNumberField("ns", o.ns());
    } else if (operation instanceof Operation.Close o) {
      json.writeNumberField("ns", o.ns());
    } else if (operation instanceof Operation.IsDrained o) {
      json.writeNumberField("ns", o.ns());
    } else if (operation instanceof Operation.GetPidMax o) {
      json.writeNumberField("ns", o.ns());
    } else if (operation instanceof Operation.SetPidMax o) {
      json.writeNumberField("ns", o.ns());
      json.writeNumberField("pid_max", o.pidMax());
    } else if (operation instanceof Operation.GetLastPid o) {
      json.writeNumberField("ns", o.ns());
    } else if (operation instanceof Operation.SetLastPid o) {
      json.writeNumberField("cpu", o.cpu());
      json.writeNumberField("ns", o.ns());
      json.writeNumberField("last_pid", o.lastPid());
      if (o.capableFrom() != 0) {
        json.writeNumberField("capable_from", o.capableFrom());
      }
    }
  }

  void ret(long t, int op, Result result) throws IOException {
    events++;
    json.writeStartObject();
    json.writeNumberField("t", t);
    json.writeStringField("e", "return");
    json.writeNumberField("op", op);
    result(result);
    json.writeEndObject();
  }

  private void result(Result result) throws IOException {
    if (result instanceof Result.Allocated r) {
      integers("numbers", r.numbers());
      if (!r.laps().isEmpty()) {
        integers("laps", r.laps());
      }
    } else if (result instanceof Result.Failed r) {
      json.writeStringField("errno", r.errno().name());
      if (r.level() >= 0) {
        json.writeNumberField("level", r.level());
      }
    } else if (result instanceof Result.Found r) {
      json.writeFieldName("found");
      found(r);
    } else if (result instanceof Result.Absent) {
      json.writeBooleanField("absent", true);
    } else if (result instanceof Result.Value r) {
      json.writeNumberField("value", r.value());
    } else if (result instanceof Result.Listed r) {
      json.writeArrayFieldStart("listed");
      for (Result.Found found : r.pids()) {
        found(found);
      }
      json.writeEndArray();
    } else {
      json.writeBooleanField("done", true);
    }
  }

  void note(Inside.Note note) throws IOException {
    json.writeStartObject();
    json.writeNumberField("t", note.t());
    json.writeStringField("e", "note");
    json.writeStringField("text", note.text());
    json.writeEndObject();
  }

  void end() throws IOException {
    json.writeStartObject();
    json.writeStringField("e", "end");
    json.writeNumberField("events", events);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void found(Result.Found found) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pid", found.pid());
    json.writeNumberField("number", found.number());
    json.writeEndObject();
  }

  private void integers(String name, List<Integer> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (int value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
