package dev.pidmap.spec.history;

import java.util.List;

/**
 * What a history tells of the inside of the map, for people who read it. No judgement depends on
 * it.
 *
 * @param rangeSize ids in a range, 0 where it is not told
 * @param notes in their order
 */
public record Inside(int rangeSize, List<Note> notes) {
  /** Nothing. */
  public static final Inside UNTOLD = new Inside(0, List.of());

  public Inside {
    notes = List.copyOf(notes);
  }

  /**
   * Something that happened inside the map, for example that a range was carved.
   *
   * @param at how many events of the history came before
   * @param t when, in units of the recorder
   */
  public record Note(int at, long t, String text) {}
}
