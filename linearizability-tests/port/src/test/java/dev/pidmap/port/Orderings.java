package dev.pidmap.port;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of ORDERINGS.md. */
final class Orderings {
  private static final int CELLS = 8;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|.*\\|$");
  private static final Pattern CLAIM = Pattern.compile("`([a-z]+(-[a-z]+)+)`");
  private static final Map<String, String> IN_C =
      Map.of(
          "rlx", "memory_order_relaxed",
          "acq", "memory_order_acquire",
          "rel", "memory_order_release",
          "acq_rel", "memory_order_acq_rel",
          "sc", "memory_order_seq_cst");

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * @param weakest the orders that suffice, as C names them; of a compare-and-set those of success
   *     and failure
   * @param ofTheCPort those that {@code impl/c} uses
   * @param claims the litmus tests that show it
   */
  record Row(String id, List<String> weakest, List<String> ofTheCPort, Set<String> claims) {
    /** Whether an access with that order is one of this row; the failure order comes second. */
    boolean allows(List<String> orders) {
      return startsWith(weakest, orders) || startsWith(ofTheCPort, orders);
    }

    private static boolean startsWith(List<String> row, List<String> orders) {
      return orders.size() <= row.size() && row.subList(0, orders.size()).equals(orders);
    }
  }

  /** Reads the text of the page. */
  static Orderings of(String page) {
    Orderings table = new Orderings();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      String[] cells = row.group().split("\\|", -1);
      if (cells.length != CELLS + 2) {
        throw new IllegalArgumentException(row.group());
      }
      Set<String> claims = new TreeSet<>();
      CLAIM.matcher(cells[CELLS]).results().forEach(claim -> claims.add(claim.group(1)));
      List<String> alternatives = Arrays.asList(cells[4].split(";", -1));
      String here =
          alternatives.stream().filter(it -> it.contains(" in C")).findFirst().orElse(cells[4]);
      String id = row.group(1);
      if (table.rows.put(id, new Row(id, orders(cells[4]), orders(here), claims)) != null) {
        throw new IllegalArgumentException("two rows of " + id);
      }
    }
    return table;
  }

  /** The orders at the start of a cell: one, or two with a slash in between. */
  private static List<String> orders(String cell) {
    Matcher orders = Pattern.compile("^ ([a-z_]+)(?: / ([a-z_]+))?").matcher(cell);
    if (!orders.find() || !IN_C.containsKey(orders.group(1))) {
      throw new IllegalArgumentException(cell);
    }
    return orders.group(2) == null
        ? List.of(IN_C.get(orders.group(1)))
        : List.of(IN_C.get(orders.group(1)), IN_C.get(orders.group(2)));
  }

  Set<String> ids() {
    return rows.keySet();
  }

  /** The row of {@code id}, or null. */
  Row row(String id) {
    return rows.get(id);
  }

  Iterable<Row> rows() {
    return rows.values();
  }
}
