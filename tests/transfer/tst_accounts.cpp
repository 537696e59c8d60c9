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
        rig.server->control({{"rate", 8000000}});
        const youku::Credentials own = rig.server->credentials();
        const UploadId id = rig.upload(rig.makeFile("video.mp4", 9000000));
        TRY_VERIFY(rig.queue->find(id)->stage() == Stage::Prepared);
        rig.account->signIn(someoneElse(rig));
        TRY_COMPARE(rig.activity(id), Activity::WaitingForSignIn);
        const transfer::Wait wait = rig.queue->find(id)->wait();
        QCOMPARE(wait.reason.kind, base::ErrorKind::Account);
        QCOMPARE(std::get<base::OtherAccount>(wait.reason.detail).name, own.clientId); // whom to sign in
        QVERIFY(rig.committed().isEmpty());

        rig.account->signIn(own);
        TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.committed().size(), 1);
        QCOMPARE(rig.committed().first()["client_id"].toString(), own.clientId);
        QCOMPARE(rig.counter("creates"), 1);
    }

    void aRefusedAccountKeepsAllOfItsUploadsWaiting()
    {
        Rig rig;
        rig.keepTasksOut();
        rig.queue->setUploadsAtOnce(3);
        rig.server->control({{"rate", 12000000}});
        QList<UploadId> ids;
        for (int i = 0; i < 3; ++i)
            ids.append(rig.upload(rig.makeFile(u"%1.mp4"_s.arg(i), 5000000, quint32(i))));
        TRY_COMPARE(rig.counter("creates"), 3);
        // Neither the access token nor the refresh token is taken any more.
        youku::Credentials burnt = rig.server->credentials();
        burnt.accessToken = u"0000"_s;
        burnt.refreshToken = u"0000"_s;
        rig.account->signIn(burnt);
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
        const QJsonObject late{{"endpoint", "create"}, {"nth", 2}, {"action", "late"}, {"ms", 2000}};
        Rig rig({late});
        rig.queue->setUploadsAtOnce(2);
        QList<UploadId> ids;
        for (int i = 0; i < 2; ++i)
            ids.append(rig.add(rig.makeFile(u"%1.mp4"_s.arg(i), 3000000, quint32(i))));
        for (UploadId id : std::as_const(ids))
            TRY_COMPARE(rig.queue->find(id)->stage(), Stage::Hashed);
        rig.server->control({{"expire_access", true}});
        rig.queue->startAll();
        // One has renewed the token and is through with it, while the other has yet to hear of the old one's
        // end.
        TRY_VERIFY(rig.committed().size() == 1);
        QCOMPARE(rig.counter("creates"), 1);
        for (UploadId id : std::as_const(ids))
            TRY_COMPARE(rig.activity(id), Activity::Published);
        QCOMPARE(rig.requests("token"), 1);
    }

private:
    static youku::Credentials someoneElse(Rig &rig)
    {
        const QJsonObject account = rig.server->control({{"add_account", true}})["account"].toObject();
        return {account["client_id"].toString(), account["access_token"].toString(),
                account["refresh_token"].toString(), account["client_secret"].toString()};
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
