package dev.pidmap.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is wrong between the rows of ORDERINGS.md and the litmus tests that are to show them. */
final class LitmusJoin {
  private static final String RELAXED = "memory_order_relaxed";

  /** An access of that order is shown to need it by these, and no stronger, being too weak. */
  private static final Map<String, List<String>> READ =
      Map.of("memory_order_seq_cst", List.of("memory_order_acquire"));

  private static final Map<String, List<String>> WRITE =
      Map.of("memory_order_seq_cst", List.of("memory_order_release"));

  private static final Map<String, List<String>> UPDATE =
      Map.of(
          "memory_order_seq_cst", List.of("memory_order_acq_rel"),
          "memory_order_acq_rel", List.of("memory_order_acquire", "memory_order_release"));

  private final Orderings table;
  private final Collection<LitmusFile> files;
  private final List<String> complaints = new ArrayList<>();

  private LitmusJoin(Orderings table, Collection<LitmusFile> files) {
    this.table = table;
    this.files = files;
  }

  static List<String> complaints(Orderings table, Collection<LitmusFile> files) {
    LitmusJoin join = new LitmusJoin(table, files);
    files.forEach(join::file);
    join.claims();
    join.dialects();
    join.weakest();
    return join.complaints;
  }

  private void file(LitmusFile file) {
    if (!file.text().startsWith("C " + file.claim() + "\n")) {
      complaints.add(file.name() + " is not named after its claim");
    }
    if (!file.saysNever()) {
      complaints.add(file.name() + " does not expect Never");
    }
    if (file.weakenings().isEmpty()) {
      complaints.add(file.name() + " expects nothing of weaker orders");
    }
    for (LitmusFile.Access access : file.accesses()) {
      for (String id : access.ids()) {
        Orderings.Row row = table.row(id);
        if (row == null) {
          complaints.add(file.name() + " names " + id + ", which has no row");
        } else if (file.isC11() && !row.allows(access.orders())) {
          complaints.add(file.name() + " has not the order of " + id + " in: " + access.line());
        }
      }
    }
    for (LitmusFile.Weakening weakening : file.weakenings()) {
      if (file.accesses().stream()
          .noneMatch(
              it -> it.ids().contains(weakening.id()) && it.line().contains(weakening.from()))) {
        complaints.add(file.name() + " has no line for: " + weakening);
      }
    }
  }

  /** A row names the claims whose files name it. */
  private void claims() {
    Map<String, Set<String>> shown = new TreeMap<>();
    for (LitmusFile file : files) {
      file.accesses().stream()
          .flatMap(access -> access.ids().stream())
          .forEach(id -> shown.computeIfAbsent(id, any -> new TreeSet<>()).add(file.claim()));
    }
    for (Orderings.Row row : table.rows()) {
      Set<String> files = shown.getOrDefault(row.id(), Set.of());
      if (!files.equals(row.claims())) {
        complaints.add(
            "the row of " + row.id() + " names " + row.claims() + ", the files " + files);
      }
    }
  }

  /** RC11 has no load buffering, and a kernel has RCU; else a claim is made in both dialects. */
  private void dialects() {
    Set<String> claims = new TreeSet<>();
    files.forEach(file -> claims.add(file.claim()));
    for (String claim : claims) {
      List<LitmusFile> both = files.stream().filter(it -> it.claim().equals(claim)).toList();
      boolean reclamation =
          both.stream()
              .flatMap(file -> file.weakenings().stream())
              .allMatch(weakening -> weakening.id().startsWith("M"));
      boolean buffering = both.stream().anyMatch(file -> file.text().contains("load buffering"));
      if (both.size() < 2 && !reclamation && !buffering) {
        complaints.add(claim + " is made in one dialect only");
      }
    }
  }

  /** The next weaker order of each access is shown not to suffice. */
  private void weakest() {
    for (Orderings.Row row : table.rows()) {
      for (String weaker : weaker(row)) {
        boolean shown =
            files.stream()
                .filter(LitmusFile::isC11)
                .flatMap(file -> file.weakenings().stream())
                .filter(weakening -> weakening.id().equals(row.id()))
                .anyMatch(
                    it -> it.orders().equals(List.of(weaker)) || it.orders().contains(weaker));
        if (!shown) {
          complaints.add("no pair shows " + row.id() + " with " + weaker);
        }
      }
    }
  }

  private List<String> weaker(Orderings.Row row) {
    String order = row.weakest().get(0);
    if (order.equals(RELAXED)) {
      return List.of();
    }
    return kind(row.id()).getOrDefault(order, List.of(RELAXED));
  }

  private Map<String, List<String>> kind(String id) {
    String line =
        files.stream()
            .filter(LitmusFile::isC11)
            .flatMap(file -> file.accesses().stream())
            .filter(access -> access.ids().contains(id))
            .map(LitmusFile.Access::line)
            .findFirst()
            .orElse("");
    if (line.contains("atomic_load")) {
      return READ;
    }
    return line.contains("atomic_store") ? WRITE : UPDATE;
  }
}
