package dev.pidmap.spec.check;

import dev.pidmap.spec.history.History;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Thousands of small histories, the same in every run: good ones, and each damaged in every way.
 */
final class SmallHistories {
  static final List<Mutations.Kind> DAMAGES = List.of(Mutations.Kind.values());

  private static final long SEED = 20_261_123;

  private SmallHistories() {}

  /** Visits {@code rounds} good ones, each before what was made of it; a good one has no damage. */
  static void forEach(int rounds, BiConsumer<History, Mutations.Kind> visitor) {
    Random random = new Random(SEED);
    for (int round = 0; round < rounds; round++) {
      History history = RandomHistories.generate(random.nextLong(), shape(random));
      visitor.accept(history, null);
      for (Mutations.Kind damage : DAMAGES) {
        History damaged = Mutations.apply(damage, history, random);
        if (damaged != null && random.nextInt(3) == 0) {
          Mutations.Kind again = DAMAGES.get(random.nextInt(DAMAGES.size()));
          History twice = Mutations.apply(again, damaged, random);
          damaged = twice == null ? damaged : twice;
        }
        if (damaged != null) {
          visitor.accept(damaged, damage);
        }
      }
    }
  }

  private static RandomHistories.Shape shape(Random random) {
    int depth = random.nextInt(3) / 2;
    boolean started = random.nextInt(4) > 0;
    int pidMax = 2 + depth + random.nextInt(3);
    return new RandomHistories.Shape(
        3 + random.nextInt(5),
        2 + random.nextInt(3),
        depth,
        Math.max(pidMax, depth + 2),
        1 + random.nextInt(3),
        started,
        random.nextInt(2) * 30);
  }
}
