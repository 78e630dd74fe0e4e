package dev.parley.runtime.contact;

import dev.parley.runtime.contact.query.Attribute;
import dev.parley.runtime.contact.query.Condition;
import dev.parley.runtime.contact.query.Printer;
import dev.parley.runtime.contact.query.QueryParser;
import dev.parley.runtime.contact.query.Reading;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/queries}: what a query means, whom it finds, and what can be asked at all. */
public final class QueryRoutes implements Resource {
  /** A query as requests bring it. */
  static final Text QUERY = Text.of(1, QueryParser.LONGEST);

  private static final int LONGEST = 100_000;
  private static final int MOST = 10_000;

  private static final Thing ASKED =
      Thing.named("Query").must("query", QUERY, "Such as city = \"Pune\" and last_seen > 30d ago.");

  private static final Thing EXPLAINED =
      Thing.named("ExplainedQuery")
          .must("query", Text.of(1, LONGEST), "In its normal form.")
          .must("reading", Text.of(1, LONGEST), "In plain words.")
          .must("count", Shape.whole(0, Long.MAX_VALUE), "How many contacts it finds.")
          .must("plan", Text.of(0, LONGEST).list(MOST), "How the database goes about it.");

  private static final Thing ATTRIBUTE =
      Thing.named("QueryAttribute")
          .must("name", Text.of(1, LONGEST), "As queries name it.")
          .must("is", Text.of(1, LONGEST), "What sort of values it has.")
          .must("operators", Text.of(1, LONGEST).list(MOST), "Besides has and is empty.")
          .may("options", Text.of(1, LONGEST).list(MOST), "The words of a choice.");

  private final ContactSearch search;

  public QueryRoutes(ContactSearch search) {
    this.search = search;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/queries/explain", "explainQuery")
            .says("What a query means, how many contacts it finds, and how the database does it.")
            .needs(Permission.CONTACTS_READ)
            .takes(ASKED)
            .gives(200, EXPLAINED)
            .refuses(409, "The query of a group that it names cannot be asked any more.")
            .by(this::explain),
        Operation.get("/queries/attributes", "listQueryAttributes")
            .says("What contacts can be asked about.")
            .needs(Permission.CONTACTS_READ)
            .gives(200, Thing.named("").must("items", ATTRIBUTE.list(MOST), ""))
            .by(this::attributes));
  }

  private Reply explain(Request request) {
    Condition condition = search.read(request.account(), request.text("query"), "/query");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", Printer.print(condition));
    json.put("reading", Reading.of(condition));
    json.put("count", search.count(request.account(), condition));
    json.put("plan", search.plan(request.account(), condition));
    return Answer.of(json);
  }

  private Reply attributes(Request request) {
    return Answer.of(
        Map.of(
            "items",
            search.attributes(request.account()).stream().map(QueryRoutes::json).toList()));
  }

  private static Map<String, Object> json(Attribute attribute) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", attribute.name());
    json.put("is", attribute.kind().words());
    json.put("operators", attribute.kind().operators());
    if (!attribute.words().isEmpty()) {
      json.put("options", attribute.words());
    }
    return json;
  }
}
