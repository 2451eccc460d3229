package dev.pidmap.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small numbers for the fields of instrumented classes; the same for the life of the JVM. */
public final class Fields {
  private static final Map<String, Integer> IDS = new HashMap<>();
  private static final List<Field> FIELDS = new ArrayList<>();

  private Fields() {}

  /**
   * A field.
   *
   * @param owner the class that declares it, by its internal name
   */
  public record Field(String owner, String name) {
    @Override
    public String toString() {
      return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1)
          + "."
          + name;
    }
  }

  /** The number of a field. */
  public static synchronized int id(String owner, String name) {
    return IDS.computeIfAbsent(
        owner + "." + name,
        key -> {
          FIELDS.add(new Field(owner, name));
          return FIELDS.size() - 1;
        });
  }

  /** The field with that number. */
  public static synchronized Field field(int id) {
    return FIELDS.get(id);
  }
}
