package dev.parley.runtime;

import dev.parley.runtime.account.AccountRoutes;
import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.account.ApiKeys;
import dev.parley.runtime.account.Attempts;
import dev.parley.runtime.account.Gate;
import dev.parley.runtime.account.InvitationRoutes;
import dev.parley.runtime.account.Invitations;
import dev.parley.runtime.account.KeyRoutes;
import dev.parley.runtime.account.Member;
import dev.parley.runtime.account.MemberRoutes;
import dev.parley.runtime.account.Members;
import dev.parley.runtime.account.Passwords;
import dev.parley.runtime.account.Role;
import dev.parley.runtime.account.SessionRoutes;
import dev.parley.runtime.account.SignIns;
import dev.parley.runtime.contact.ContactBook;
import dev.parley.runtime.contact.ContactFields;
import dev.parley.runtime.contact.ContactGroups;
import dev.parley.runtime.contact.ContactNotes;
import dev.parley.runtime.contact.ContactRoutes;
import dev.parley.runtime.contact.ContactSearch;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.ExportRoutes;
import dev.parley.runtime.contact.FieldRoutes;
import dev.parley.runtime.contact.GroupRoutes;
import dev.parley.runtime.contact.MergeRoutes;
import dev.parley.runtime.contact.Merges;
import dev.parley.runtime.contact.NoteRoutes;
import dev.parley.runtime.contact.QueryRoutes;
import dev.parley.runtime.contact.consent.ConsentRoutes;
import dev.parley.runtime.http.Api;
import dev.parley.runtime.http.RateLimits;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.idempotency.AnswerTable;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The management API, wired by hand: who comes in, and what can be done. */
final class Management {
  /** How long what it writes down is kept. */
  static final Map<Forgetting, Duration> KEPT =
      Map.of(
          AnswerTable.FORGETTING, AnswerTable.LIFE,
          SignIns.FORGETTING, Duration.ZERO,
          Invitations.FORGETTING, Duration.ZERO);

  private static final int SECRET_BYTES = 32;

  private final Footing on;
  private final Config config;
  private final AccountId first;
  private final Passwords passwords;
  private final Members members;

  /**
   * For one server.
   *
   * @param first the account whose key the settings have
   */
  Management(Footing on, Config config, AccountId first) {
    this.on = on;
    this.config = config;
    this.first = first;
    this.passwords = new Passwords(on.random());
    this.members = new Members(on, passwords);
  }

  /**
   * The API: what accounts and people need, and what these rooms can do.
   *
   * @param contacts where the line remembers who writes
   */
  Api api(Contacts contacts, List<Resource> rooms) {
    ApiKeys keys = new ApiKeys(on);
    SignIns signIns = new SignIns(on);
    Optional<Gate.Bootstrap> bootstrap = config.apiKey().map(key -> Gate.Bootstrap.of(first, key));
    Api.Rules rules =
        new Api.Rules(
            new Gate(bootstrap, keys, signIns),
            new AnswerTable(on),
            new RateLimits(on.time(), config.apiRate()));
    boolean secure = config.publicUrl().filter(url -> "https".equals(url.getScheme())).isPresent();
    SessionRoutes.People people =
        new SessionRoutes.People(members, signIns, passwords, new Attempts(passwords, on.time()));
    List<Resource> all = new ArrayList<>();
    Accounts accounts = new Accounts(on);
    all.add(new AccountRoutes(accounts));
    all.add(new MemberRoutes(members));
    all.add(new InvitationRoutes(new Invitations(on), members, config.publicUrl()));
    all.add(new KeyRoutes(keys, on.time()));
    all.add(new SessionRoutes(people, secure));
    ContactFields fields = new ContactFields(on);
    ContactBook book = new ContactBook(on, contacts);
    ContactSearch search = new ContactSearch(on);
    contacts.readOld();
    all.add(new ExportRoutes(book, fields, search));
    all.add(new ContactRoutes(book, fields, search));
    all.add(new FieldRoutes(fields));
    all.add(new QueryRoutes(search));
    all.add(new GroupRoutes(new ContactGroups(on), contacts, search));
    all.add(new MergeRoutes(new Merges(on, contacts)));
    all.add(new NoteRoutes(book, new ContactNotes(on)));
    all.add(new ConsentRoutes(on, book, accounts::hasChannel));
    all.addAll(rooms);
    return new Api(on.store(), rules, all);
  }

  /** Makes the first account's first owner, if the settings name one and there is none. */
  void firstOwner() {
    Config.Secrets secrets = config.secrets();
    if (secrets.adminEmail().isEmpty() || secrets.adminPassword().isEmpty()) {
      return;
    }
    on.store()
        .alone(() -> {
          if (!members.hasOwner(first)) {
            add(secrets.adminEmail().get(), secrets.adminPassword().get());
          }
          return first;
        });
  }

  private void add(String email, String password) {
    String name = email.substring(0, email.indexOf('@'));
    Member owner = members.prepare(new Members.Newcomer(first, email, name, Role.OWNER, password));
    Work<Member, Member> adding =
        (Tx tx, List<Member> all) -> all.stream().map(m -> members.add(tx, m)).toList();
    on.store().writer().submit(adding, owner).join();
  }

  /**
   * What links to files are signed with. Without a key in the settings it is made anew at every
   * start, and the links of before open nothing.
   */
  String secret() {
    return config
        .secrets()
        .masterKey()
        .or(config::apiKey)
        .orElseGet(() -> {
          byte[] bytes = new byte[SECRET_BYTES];
          on.random().nextBytes(bytes);
          return HexFormat.of().formatHex(bytes);
        });
  }
}
