// Whose video it is: an upload waits for the account that began it, with all it has, and goes on with that
// one.
#include "rig.h"

using namespace Qt::StringLiterals;
using transfer::Activity;
using transfer::Stage;
using transfer::UploadId;

class TestAccounts : public QObject
{
    Q_OBJECT
private slots:
    void anUploadIsPublishedByItsOwnAccountAlone()
    {
        Rig rig;
        rig.server->control({{"rate", slow}});
        const youku::Credentials own = rig.server->credentials();
        rig.account->setCalled(own.clientId, "Ann");
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 9000000));
        TRY_VERIFY(rig.queue->find(id)->stage() == Stage::Prepared);
        rig.signInAs({"another"}, someoneElse(rig));
        rig.server->control({{"rate", 0}});
        TRY_COMPARE(rig.activity(id), Activity::WaitingForSignIn);
        QCOMPARE(namedBy(rig, id), "Ann"); // whom to sign in
        QVERIFY(rig.committed().isEmpty());

        rig.accounts->signIn(rig.own, own);
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.committed().size(), 1);
        QCOMPARE(rig.committed().first()["client_id"].toString(), own.clientId);
        QCOMPARE(rig.counter("creates"), 1);
    }

    // Of one app: only Youku, and we, can tell them apart.
    void twoUsersOfOneAppAreTwoAccounts_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("to be committed") << false;
        QTest::newRow("to be cancelled") << true;
    }

    void twoUsersOfOneAppAreTwoAccounts()
    {
        QFETCH(bool, cancelled);
        Rig rig;
        rig.keepTasksOut();
        rig.server->control({{"rate", slow}});
        const youku::Credentials ann = rig.server->credentials();
        rig.account->setCalled(ann.clientId, "Ann");
        const UploadId ofAnn = rig.upload(rig.makeFile("of ann.mp4", 9000000));
        TRY_VERIFY(rig.queue->find(ofAnn)->stage() == Stage::Prepared);
        rig.signInAs({"ben"}, anotherUser(rig));
        rig.server->control({{"rate", 0}});
        if (cancelled)
            rig.queue->cancel({ofAnn});
        TRY_COMPARE(rig.queue->find(ofAnn)->wait().what, transfer::Wait::For::SignIn);
        QCOMPARE(namedBy(rig, ofAnn), "Ann");
        const UploadId ofBen = rig.upload(rig.makeFile("of ben.mp4", 1000000, 2));
        TRY_COMPARE(rig.activity(ofBen), Activity::Published);
        QCOMPARE(rig.committed().size(), 1);
        QCOMPARE(rig.committed().first()["ended_by"], rig.committed().first()["user_id"]);
        QCOMPARE(ofFile(rig, "of ann.mp4")["state"].toString(), "open");

        // Ann signs in again, with tokens that nobody has seen.
        std::optional<youku::Tokens> renewed;
        rig.api->refreshToken(
            ann, this, [&renewed](const base::Result<youku::Tokens> &answer) { renewed = answer.value(); });
        TRY_VERIFY(renewed);
        rig.accounts->signIn(rig.own, {ann.clientId, renewed->accessToken, renewed->refreshToken, {}});
        TRY_COMPARE(rig.activity(ofAnn), cancelled ? Activity::Cancelled : Activity::Published);
        const QJsonObject upload = ofFile(rig, "of ann.mp4");
        QCOMPARE(upload["state"].toString(), cancelled ? "cancelled" : "committed");
        QCOMPARE(upload["ended_by"], upload["user_id"]);
        QCOMPARE(rig.counter("creates"), 2);
    }

    void nothingIsCommittedBeforeItIsKnownWhoSignedIn()
    {
        Rig rig;
        rig.server->control({{"rate", slow}});
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 9000000));
        TRY_VERIFY(rig.queue->find(id)->stage() == Stage::Prepared);
        QList<base::Answer<base::Nothing>> wondering;
        rig.accounts->setFinder(
            [&](transfer::AccountSession &, QObject *, const auto &done) { wondering.append(done); });
        rig.signInUnsure();
        rig.server->control({{"rate", 0}});
        TRY_VERIFY(!wondering.isEmpty());
        QCOMPARE(rig.queue->find(id)->stage(), Stage::Committing);

        // No connection to ask by is no connection, and not a sign-in that is missing.
        base::Error offline = base::localError(base::ErrorKind::Network);
        offline.fault = base::Fault::Unreachable;
        wondering.takeFirst()(offline);
        TRY_COMPARE(rig.activity(id), Activity::WaitingForNetwork);
        TRY_VERIFY(!wondering.isEmpty());
        QCOMPARE(rig.requests("commit"), 0);

        rig.accounts->byDefault().setUnsure(false);
        rig.accounts->becomeOf(rig.accounts->byDefault(), rig.own);
        for (const auto &done : std::exchange(wondering, {}))
            done(base::Nothing());
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.disk.records[id].accountId, rig.own);
    }

    void whatIsBegunWhileNobodyKnowsWaitsToo()
    {
        Rig rig;
        std::optional<base::Answer<base::Nothing>> wondering;
        rig.accounts->setFinder(
            [&](transfer::AccountSession &, QObject *, const auto &done) { wondering = done; });
        rig.signInUnsure();
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000000));
        TRY_VERIFY(wondering);
        QCOMPARE(rig.counter("creates"), 0);
        rig.accounts->byDefault().setUnsure(false);
        rig.accounts->becomeOf(rig.accounts->byDefault(), {"new"});
        (*wondering)(base::Nothing());
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.disk.records[id].accountId, transfer::AccountId{"new"});
    }

    void whoIsRefusedMeanwhileDoesNotBringDownTheNext()
    {
        const QJsonObject late{{"endpoint", "create"}, {"nth", 1}, {"action", "late"}, {"ms", 600000}};
        Rig rig({late});
        rig.server->control({{"expire_access", true}});
        youku::Credentials ann = rig.server->credentials();
        ann.refreshToken.clear();
        rig.accounts->signIn(rig.own, ann);
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 1000000));
        TRY_COMPARE(rig.requests("create"), 1);
        rig.signInAs({"ben"}, anotherUser(rig));
        rig.server->control({{"send_late", true}});
        TRY_COMPARE(rig.activity(id), Activity::WaitingForSignIn);
        rig.queue->setAccount({id}, {"ben"});
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.accounts->byDefault().state(), transfer::AccountSession::State::Ready);
        QCOMPARE(rig.disk.records[id].accountId, transfer::AccountId{"ben"});
    }

    void oneThatIsRefusedHoldsUpNobodyElse_data()
    {
        QTest::addColumn<bool>("ofOneApp");
        QTest::newRow("of one app") << true;
        QTest::newRow("of two apps") << false;
    }
    void oneThatIsRefusedHoldsUpNobodyElse()
    {
        QFETCH(bool, ofOneApp);
        Rig rig;
        rig.queue->setUploadsAtOnce(1);
        const transfer::AccountId ben{"ben"};
        rig.accounts->signIn(ben, ofOneApp ? anotherUser(rig) : someoneElse(rig));
        QCOMPARE(&rig.accounts->byDefault(), rig.account); // it stays the default
        youku::Credentials burnt = rig.server->credentials();
        burnt.accessToken = u"0000"_s;
        burnt.refreshToken.clear();
        rig.account->signIn(burnt);
        QList<UploadId> ofAnn;
        for (int i = 0; i < 3; ++i)
            ofAnn.append(rig.upload(rig.makeFile(u"ann %1.mp4"_s.arg(i), 1000000, quint32(i))));
        QList<UploadId> ofBen;
        for (int i = 0; i < 2; ++i) {
            const transfer::NewUpload file{.path =
                                               rig.makeFile(u"ben %1.mp4"_s.arg(i), 1000000, quint32(9 + i)),
                                           .metadata = titled(),
                                           .reference = {},
                                           .account = ben};
            ofBen.append(rig.queue->add({file}).first());
        }
        rig.queue->start(ofBen);
        for (UploadId id : std::as_const(ofBen)) {
            TRY_COMPARE(rig.activity(id), Activity::Published);
            QCOMPARE(rig.disk.records[id].accountId, ben);
        }
        QCOMPARE(rig.account->state(), transfer::AccountSession::State::Refused);
        QCOMPARE(rig.accounts->of(ben).state(), transfer::AccountSession::State::Ready);
        QCOMPARE(rig.activity(ofAnn.first()), Activity::WaitingForSignIn);
        QCOMPARE(rig.committed().size(), 2);
        // Of those that wait one is given to another; the rest go on when their own signs in.
        rig.queue->setAccount({ofAnn.last()}, ben);
        TRY_COMPARE(rig.activity(ofAnn.last()), Activity::Published);
        QCOMPARE(rig.disk.records[ofAnn.last()].accountId, ben);
        rig.account->signIn(rig.server->credentials());
        for (UploadId id : std::as_const(ofAnn))
            TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.disk.records[ofAnn.first()].accountId, rig.own);
        QCOMPARE(rig.counter("creates"), 5);
    }

    // A table or a template asked for one that nobody here has.
    void anAccountThatIsNotKnownKeepsItFromStarting()
    {
        Rig rig;
        youku::Metadata asked = titled();
        asked.notUnderstood.insert(youku::Field::Account, u"Nobody's"_s);
        const UploadId id =
            rig.queue->add({{.path = rig.makeFile("video.mp4", 1000000), .metadata = asked, .reference = {}}})
                .first();
        rig.dieAtRest();
        QVERIFY(!rig.queue->find(id)->ready());
        rig.queue->start({id});
        QCOMPARE(rig.activity(id), Activity::NotStarted);
        rig.queue->setAccount({id}, rig.own); // also where it is the one it had
        QVERIFY(rig.queue->find(id)->ready());
        TRY_VERIFY(rig.disk.records[id].metadata.notUnderstood.isEmpty());
        rig.queue->start({id});
        TRY_COMPARE(rig.activity(id), Activity::Published);
    }

    void whatIsCreatedKeepsItsAccountAlsoAfterADeath()
    {
        Rig rig;
        const transfer::AccountId ben{"ben"};
        rig.accounts->signIn(ben, anotherUser(rig));
        const UploadId id = rig.add(rig.makeFile("video.mp4", 1000000));
        rig.queue->setAccount({id}, ben);
        rig.dieAtRest();
        QCOMPARE(rig.queue->find(id)->record().account(), ben);
        rig.queue->start({id});
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.disk.records[id].accountId, ben);
        rig.queue->setAccount({id}, rig.own);
        QCOMPARE(rig.queue->find(id)->record().account(), ben);
    }

    void whatIsAddedWhileNobodyIsSignedInGoesToWhoIsFirst()
    {
        Rig rig;
        rig.account->signOut();
        rig.accounts->setDefault(rig.accounts->unnamed());
        const UploadId id = rig.add(rig.makeFile("video.mp4", 1000000));
        QVERIFY(rig.queue->find(id)->record().account().isEmpty());
        rig.accounts->signIn({"ben"}, anotherUser(rig));
        QCOMPARE(rig.queue->find(id)->record().account(), transfer::AccountId{"ben"});
    }

    void aRefusedAccountKeepsAllOfItsUploadsWaiting()
    {
        Rig rig;
        rig.keepTasksOut();
        rig.queue->setUploadsAtOnce(3);
        rig.server->control({{"rate", slow}});
        QList<UploadId> ids;
        for (int i = 0; i < 3; ++i)
            ids.append(rig.upload(rig.makeFile(u"%1.mp4"_s.arg(i), 5000000, quint32(i))));
        TRY_COMPARE(rig.counter("creates"), 3);
        // Neither the access token nor the refresh token is taken any more.
        youku::Credentials burnt = rig.server->credentials();
        burnt.accessToken = u"0000"_s;
        burnt.refreshToken = u"0000"_s;
        rig.account->signIn(burnt);
        rig.server->control({{"rate", 0}});
        for (UploadId id : std::as_const(ids))
            TRY_COMPARE(rig.activity(id), Activity::WaitingForSignIn);
        QCOMPARE(rig.account->state(), transfer::AccountSession::State::Refused);
        for (UploadId id : std::as_const(ids))
            QCOMPARE(rig.queue->find(id)->progress().acknowledged, 5000000);
        QVERIFY(rig.requests("token") <= 1); // one refusal is enough for all

        rig.account->signIn(rig.server->credentials());
        for (UploadId id : std::as_const(ids))
            TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.committed().size(), 3);
        QCOMPARE(rig.counter("creates"), 3);
        QCOMPARE(rig.counter("bytes_sent_twice"), 0);
    }

    void whoComesLateWithTheOldTokenIsNotReasonToRenewAgain()
    {
        const QJsonObject late{{"endpoint", "create"}, {"nth", 1}, {"action", "late"}, {"ms", 600000}};
        Rig rig({late});
        rig.queue->setUploadsAtOnce(2);
        QList<UploadId> ids;
        for (int i = 0; i < 2; ++i)
            ids.append(rig.add(rig.makeFile(u"%1.mp4"_s.arg(i), 3000000, quint32(i))));
        for (UploadId id : std::as_const(ids))
            TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
        rig.server->control({{"expire_access", true}});
        // The second renews the token and is through with it, while the first has yet to hear of the old
        // one's end.
        rig.queue->start({ids.first()});
        TRY_COMPARE(rig.requests("create"), 1);
        rig.queue->start({ids.last()});
        TRY_COMPARE(rig.activity(ids.last()), Activity::Published);
        QCOMPARE(rig.counter("creates"), 1);
        rig.server->control({{"send_late", true}});
        for (UploadId id : std::as_const(ids))
            TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.requests("token"), 1);
    }

private:
    static youku::Metadata titled()
    {
        youku::Metadata metadata;
        metadata.title = "A title";
        return metadata;
    }
    static constexpr int slow = 1000000; // bytes/s, while somebody else signs in

    static youku::Credentials added(Rig &rig, const QJsonValue &wish)
    {
        const QJsonObject account = rig.server->control({{"add_account", wish}})["account"].toObject();
        return {account["client_id"].toString(), account["access_token"].toString(),
                account["refresh_token"].toString(), account["client_secret"].toString()};
    }
    static youku::Credentials someoneElse(Rig &rig) { return added(rig, true); }
    static youku::Credentials anotherUser(Rig &rig)
    {
        return added(rig, QJsonObject{{"client_id", rig.server->credentials().clientId}});
    }

    static QString namedBy(Rig &rig, UploadId id)
    {
        const base::Error reason = rig.queue->find(id)->wait().reason;
        const auto *other = std::get_if<base::OtherAccount>(&reason.detail);
        return other ? other->name : QString();
    }

    static QJsonObject ofFile(Rig &rig, const QString &fileName)
    {
        const QJsonArray uploads = rig.server->state()["uploads"].toArray();
        for (const QJsonValue &upload : uploads) {
            if (upload["file_name"].toString() == fileName)
                return upload.toObject();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
