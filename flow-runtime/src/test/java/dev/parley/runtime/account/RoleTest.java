package dev.parley.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.http.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may do what, cell by cell. */
class RoleTest {
  private static final String TABLE =
      """
      permission          owner admin marketer agent author analyst developer
      account:read        x     x     x        x     x      x       x
      account:write       x     x     -        -     -      -       -
      account:own         x     -     -        -     -      -       -
      users:read          x     x     x        x     x      x       x
      users:write         x     x     -        -     -      -       -
      keys:read           x     x     -        -     -      -       x
      keys:write          x     x     -        -     -      -       x
      contacts:read       x     x     x        x     x      x       x
      contacts:write      x     x     x        x     -      -       x
      fields:write        x     x     x        -     x      -       x
      messages:read       x     x     x        x     x      x       x
      messages:write      x     x     x        x     -      -       x
      campaigns:read      x     x     x        -     x      x       x
      campaigns:write     x     x     x        -     -      -       x
      conversations:read  x     x     x        x     x      x       x
      conversations:write x     x     -        x     -      -       x
      media:read          x     x     x        x     x      -       x
      media:write         x     x     x        x     x      -       x
      templates:read      x     x     x        x     x      x       x
      templates:write     x     x     x        -     -      -       x
      channels:read       x     x     x        x     x      x       x
      channels:write      x     x     -        -     -      -       x
      bots:read           x     x     x        x     x      x       x
      bots:write          x     x     -        -     x      -       x
      bots:publish        x     x     -        -     x      -       x
      events:read         x     x     -        -     x      x       x
      events:write        x     x     -        -     -      -       x
      """;

  @Test
  void every_role_may_what_the_table_says_and_nothing_else() {
    List<String[]> rows = TABLE.lines().map(line -> line.split(" +")).toList();
    String[] head = rows.getFirst();
    assertThat(Arrays.asList(head).subList(1, head.length)).isEqualTo(Role.words());
    Map<String, Boolean> expected = new TreeMap<>();
    for (String[] row : rows.subList(1, rows.size())) {
      for (int i = 1; i < row.length; i++) {
        expected.put(head[i] + " " + row[0], row[i].equals("x"));
      }
    }
    Map<String, Boolean> found = new TreeMap<>();
    for (Role role : Role.values()) {
      for (Permission permission : Permission.values()) {
        boolean may = role.permissions().contains(permission);
        found.put(role.word() + " " + permission.word(), may);
      }
    }
    assertThat(found).isEqualTo(expected);
  }
}
