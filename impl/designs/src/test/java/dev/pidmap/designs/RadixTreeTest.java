package dev.pidmap.designs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree and the bitmap against a sorted map. */
class RadixTreeTest {
  private static final int STEPS = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {70, 5_000, 1 << 22})
  void theTreeIsASortedMap(int space) {
    Random random = new Random(space);
    RadixTree<Integer> tree = new RadixTree<>();
    TreeMap<Integer, Integer> model = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      int number = near(random, space);
      if (random.nextInt(5) < 3) {
        int free = tree.firstFree(number, space);
        assertThat(free).isEqualTo(firstFree(model, number, space));
        if (free >= 0) {
          tree.reserve(free);
          assertThat(tree.isReserved(free)).isTrue();
          assertThat(tree.get(free)).isNull();
          tree.put(free, free);
          model.put(free, free);
        }
      } else if (model.remove(number) != null) {
        tree.remove(number);
      }
      assertThat(tree.get(number)).isEqualTo(model.get(number));
      assertThat(tree.isReserved(number)).isEqualTo(model.containsKey(number));
      Map.Entry<Integer, Integer> next = model.ceilingEntry(number);
      assertThat(tree.next(number)).isEqualTo(next == null ? null : next.getValue());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000})
  void theBitmapIsASortedSet(int base) {
    int size = 700;
    Random random = new Random(base);
    Bitmap bitmap = new Bitmap(base, size);
    TreeMap<Integer, Integer> model = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      int number = base + random.nextInt(size);
      if (random.nextInt(5) < 3) {
        bitmap.set(number);
        model.put(number, number);
      } else {
        bitmap.clear(number);
        model.remove(number);
      }
      int from = base + random.nextInt(size);
      int to = base + random.nextInt(size);
      assertThat(bitmap.nextClear(from, to)).isEqualTo(firstFree(model, from, to));
      Integer next = model.ceilingKey(from);
      assertThat(bitmap.nextSet(from, to)).isEqualTo(next == null || next >= to ? -1 : next);
      assertThat(bitmap.isSet(number)).isEqualTo(model.containsKey(number));
    }
  }

  /** Mostly close together, so that nodes fill up. */
  private static int near(Random random, int space) {
    return random.nextInt(random.nextInt(4) == 0 ? space : Math.min(space, 300));
  }

  private static int firstFree(Map<Integer, Integer> model, int from, int to) {
    int number = from;
    while (model.containsKey(number)) {
      number++;
    }
    return number < to ? number : -1;
  }
}
