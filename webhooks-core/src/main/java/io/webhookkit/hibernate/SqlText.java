package io.webhookkit.hibernate;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Finds words of a statement that stand in no quotes and no parentheses. */
record SqlText(String sql) {

  /** Returns where a keyword stands, or -1. */
  int indexOf(String keyword) {
    String lower = sql.toLowerCase(Locale.ROOT);
    int[] found = {-1};
    walk(
        sql.length(),
        (position, depth) -> {
          if (found[0] < 0 && depth == 0 && isWord(lower, keyword, position)) {
            found[0] = position;
          }
        });
    return found[0];
  }

  /** Returns how many parameters stand before a position. */
  int marks(int end) {
    int[] count = {0};
    walk(
        end,
        (position, depth) -> {
          if (sql.charAt(position) == '?') {
            count[0]++;
          }
        });
    return count[0];
  }

  private interface Visitor {
    void at(int position, int depth);
  }

  private void walk(int end, Visitor visitor) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      char c = sql.charAt(i);
      if (c == '\'' || c == '"' || c == '`') {
        int close = sql.indexOf(c, i + 1);
        i = close < 0 ? end : close;
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      visitor.at(i, depth);
    }
  }

  private static boolean isWord(String lower, String keyword, int at) {
    IntPredicate isEdge = i -> i < 0 || i >= lower.length() || lower.charAt(i) == ' ';
    return lower.startsWith(keyword, at)
        && isEdge.test(at - 1)
        && isEdge.test(at + keyword.length());
  }
}
