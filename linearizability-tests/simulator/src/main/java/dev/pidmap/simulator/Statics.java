package dev.pidmap.simulator;

import java.util.ArrayList;
import java.util.List;

/** Objects that stand for the classes whose static fields are accessed. */
final class Statics {
  private static final List<Holder> HOLDERS = new ArrayList<>();

  private Statics() {}

  /** Stands for the class that declares a static field. */
  record Holder(String owner) {}

  /** The one for the class that declares {@code field}. */
  static synchronized Holder holder(int field) {
    String owner = Fields.field(field).owner();
    for (Holder holder : HOLDERS) {
      if (holder.owner().equals(owner)) {
        return holder;
      }
    }
    Holder made = new Holder(owner);
    HOLDERS.add(made);
    return made;
  }
}
