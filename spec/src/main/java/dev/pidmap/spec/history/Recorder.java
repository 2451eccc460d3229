package dev.pidmap.spec.history;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records what threads do to a map. Each thread has a {@link Caller} of its own and shares with the
 * others one counter only: a call takes a ticket before it begins and another after it has
 * returned, so tickets order events as real time does, and widen an interval at most. Use {@link
 * #history()} after the threads are done.
 */
public final class Recorder {
  private final Strength strength;
  private final Limits limits;
  private final Start start;
  private final String source;
  private final AtomicInteger clock = new AtomicInteger();
  private final AtomicInteger processes = new AtomicInteger();
  private final ConcurrentLinkedQueue<Caller> all = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Note> notes = new ConcurrentLinkedQueue<>();

  public Recorder(Strength strength, Limits limits, Start start, String source) {
    this.strength = strength;
    this.limits = limits;
    this.start = start;
    this.source = source;
  }

  /** A new process of the history, for use by one thread at a time. */
  public Caller caller() {
    Caller caller = new Caller(processes.getAndIncrement());
    all.add(caller);
    return caller;
  }

  private static final class Event {
    final int process;
    final Operation operation;
    final int called;
    final long calledAt;
    volatile Answer answer;

    Event(int process, Operation operation, int called, long calledAt) {
      this.process = process;
      this.operation = operation;
      this.called = called;
      this.calledAt = calledAt;
    }
  }

  private record Answer(Result result, int returned, long returnedAt) {}

  private record Note(int ticket, long t, String text) {}

  /** Notes that something happened inside the map. */
  public void note(String text) {
    notes.add(new Note(clock.getAndIncrement(), System.nanoTime(), text));
  }

  /** One after the other, the calls of a thread. */
  public final class Caller {
    private final int number;
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
    private Event current;

    private Caller(int number) {
      this.number = number;
    }

    /** To be called just before {@code operation} begins. */
    public void call(Operation operation) {
      long now = System.nanoTime();
      current = new Event(number, operation, clock.getAndIncrement(), now);
      events.add(current);
    }

    /**
     * To be called just after it has returned. A call without this is pending.
     *
     * @return whether anything else was recorded meanwhile: so it is for one of two that overlap
     */
    public boolean ret(Result result) {
      int returned = clock.getAndIncrement();
      current.answer = new Answer(result, returned, System.nanoTime());
      return returned > current.called + 1;
    }
  }

  /** All that was recorded. */
  public History history() {
    List<Event> calls = new ArrayList<>();
    for (Caller caller : all) {
      calls.addAll(caller.events);
    }
    Event[] order = new Event[clock.get()];
    for (Event event : calls) {
      order[event.called] = event;
      if (event.answer != null) {
        order[event.answer.returned()] = event;
      }
    }
    Map<Integer, Note> noted = new HashMap<>();
    notes.forEach(note -> noted.put(note.ticket(), note));
    History.Builder history = new History.Builder(strength, limits, start, source);
    Map<Event, Integer> ops = new HashMap<>();
    long t = Long.MIN_VALUE;
    for (int i = 0; i < order.length; i++) {
      Event event = order[i];
      Note note = noted.get(i);
      if (note != null) {
        t = Math.max(t, note.t());
        history.note(t, note.text());
      }
      if (event == null) {
        continue; // a note, or its thread was stopped between the ticket and the event
      }
      boolean call = event.called == i;
      t = Math.max(t, call ? event.calledAt : event.answer.returnedAt());
      if (call) {
        int op = ops.size();
        ops.put(event, op);
        history.call(t, op, event.process, event.operation);
      } else {
        history.ret(t, ops.get(event), event.answer.result());
      }
    }
    return history.build();
  }
}
