package dev.pidmap.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntMapTest {

  /** Random puts and removes agree with a TreeMap, and an old version never changes. */
  @ParameterizedTest
  @ValueSource(ints = {4, 40, 1_000, 40_000, Integer.MAX_VALUE})
  void behavesLikeATreeMap(int keys) {
    Random random = new Random(keys);
    TreeMap<Integer, Integer> model = new TreeMap<>();
    IntMap<Integer> map = IntMap.empty();
    for (int i = 0; i < 4_000; i++) {
      int key = model.isEmpty() || random.nextInt(3) > 0 ? random.nextInt(keys) : model.lastKey();
      IntMap<Integer> before = map;
      int sizeBefore = model.size();
      if (random.nextInt(5) < 3) {
        int value = random.nextInt(3);
        model.put(key, value);
        map = map.put(key, value);
      } else {
        model.remove(key);
        map = map.remove(key);
      }
      assertThat(before.size()).isEqualTo(sizeBefore);
      assertThat(map.size()).isEqualTo(model.size());
      int probe = random.nextInt(keys);
      assertThat(map.get(probe)).isEqualTo(model.get(probe));
      Integer ceiling = model.ceilingKey(probe);
      assertThat(map.ceilingKey(probe)).isEqualTo(ceiling == null ? -1 : ceiling);
      int absent = probe;
      while (model.containsKey(absent)) {
        absent++;
      }
      assertThat(map.firstAbsent(probe)).isEqualTo(absent);
    }
    TreeMap<Integer, Integer> copy = new TreeMap<>();
    map.forEach((value, key) -> copy.put(key, value));
    assertThat(copy).isEqualTo(model);
    assertThat(map).hasToString(model.toString());
  }

  /** Equality does not depend on how the entries came in, nor on keys that were there once. */
  @Test
  void equalityIsStructural() {
    IntMap<String> up = IntMap.empty();
    IntMap<String> down = IntMap.<String>empty().put(5_000_000, "gone");
    for (int i = 0; i < 2_000; i++) {
      up = up.put(i, "v" + i);
      down = down.put(1_999 - i, "v" + (1_999 - i));
    }
    assertThat(down).isNotEqualTo(up);
    down = down.remove(5_000_000);
    assertThat(down).isEqualTo(up).hasSameHashCodeAs(up);
    assertThat(down.put(7, "other")).isNotEqualTo(up);
    assertThat(down.put(7, "other").put(7, "v7")).isEqualTo(up).hasSameHashCodeAs(up);
    assertThat(up.put(2_000, "v").remove(2_000)).isEqualTo(up).hasSameHashCodeAs(up);
    for (int i = 0; i < 2_000; i++) {
      up = up.remove(i);
    }
    assertThat(up).isEqualTo(IntMap.empty()).hasSameHashCodeAs(IntMap.empty());
  }

  @Test
  void whatDoesNotChangeIsShared() {
    IntMap<Integer> map = IntMap.<Integer>empty().put(3, 30);
    assertThat(map.put(3, 30)).isSameAs(map);
    assertThat(map.remove(4)).isSameAs(map);
    assertThat(map.remove(3)).isSameAs(IntMap.empty());
  }

  @Test
  void keysAreNotNegative() {
    IntMap<Integer> map = IntMap.<Integer>empty().put(0, 1);
    assertThat(map.get(-1)).isNull();
    assertThat(map.ceilingKey(-9)).isZero();
    assertThatThrownBy(() -> map.put(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLeastAbsentKeyMayLieBehindTheTree() {
    IntMap<Integer> map = IntMap.empty();
    for (int i = 0; i < 1_024; i++) {
      map = map.put(i, i);
    }
    assertThat(map.firstAbsent(0)).isEqualTo(1_024);
    assertThat(map.remove(1_000).firstAbsent(0)).isEqualTo(1_000);
    assertThat(map.remove(1_000).firstAbsent(1_001)).isEqualTo(1_024);
  }

  /** Hashes may agree where entries do not. */
  @Test
  void equalityLooksAtTheEntries() {
    record Alike(int value) {
      @Override
      public int hashCode() {
        return 1;
      }
    }

    IntMap<Alike> map = IntMap.<Alike>empty().put(1, new Alike(1)).put(40, new Alike(2));
    IntMap<Alike> other = IntMap.<Alike>empty().put(1, new Alike(1)).put(40, new Alike(3));
    assertThat(map).hasSameHashCodeAs(other).isNotEqualTo(other);
    assertThat(map.put(40, new Alike(3))).isEqualTo(other);
    assertThat(map.remove(40)).isEqualTo(other.remove(40));
    assertThat(map.remove(1)).isNotEqualTo(other.remove(1));
  }
}
