// What can be asked about published videos, and changed: show, show_batch, by_me, update, destroy.
#include "plain_client.h"

#include <QDir>
#include <QTest>

class TestSandboxVideos : public QObject
{
    Q_OBJECT
private slots:
    void init() { serve({}); }

    void cleanup()
    {
        m_client.reset();
        m_sandbox.reset();
    }

    void aVideoIsFoundByItsPage()
    {
        const QString id = m_client->publish(madeUpFile(1000)).text(u"video_id"_s);
        for (const QString &call : {u"/v2/videos/show_basic.json"_s, u"/videos/show.json"_s}) {
            for (const QString &url : {u"http://v.youku.com/v_show/id_%1.html"_s.arg(id),
                                       u"https://v.youku.com/v_show/id_%1.html?from=s#top"_s.arg(id)}) {
                const PlainAnswer shown = m_client->get(call, named({{u"video_url"_s, url}}));
                QCOMPARE(shown.text(u"id"_s), id);
                QCOMPARE(shown.text(u"title"_s), u"My trip"_s);
            }
        }
        const auto refused = [&](const PlainClient::Fields &fields) {
            return m_client->get(u"/v2/videos/show_basic.json"_s, named(fields)).code();
        };
        QCOMPARE(refused({{u"video_url"_s, u"http://v.youku.com/"_s}}), 1012);
        QCOMPARE(refused({{u"video_url"_s, u"http://v.youku.com/v_show/id_XNobody==.html"_s}}), 120020001);
        QCOMPARE(refused({}), 1012);
    }

    void tagsBySpacesAreToldWithCommas()
    {
        auto fields = m_client->createFields("content");
        fields.insert(u"tags"_s, u"travel lake"_s);
        const PlainAnswer created = m_client->get(u"/uploads/create.json"_s, fields);
        m_client->token = created.text(u"upload_token"_s);
        m_client->createFile("content");
        m_client->sendAll("content");
        m_client->checkUntilComplete();
        m_client->commit(u"127.0.0.1"_s);
        QCOMPARE(m_client->show(created.text(u"video_id"_s)).text(u"tags"_s), u"travel,lake"_s);
    }

    void manyAreShownAtOnce()
    {
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids.append(m_client->publish(madeUpFile(1000 + i)).text(u"video_id"_s));
        const QString unfinished = m_client->create("content").text(u"video_id"_s);
        const QString wanted = (ids + QStringList{unfinished, u"XNobody=="_s}).join(u',');
        for (const QString &call : {u"/videos/show_batch.json"_s, u"/v2/videos/show_basic_batch.json"_s}) {
            const PlainAnswer shown = m_client->get(call, named({{u"video_ids"_s, wanted}}));
            QCOMPARE(shown.status, 200);
            QCOMPARE(idsIn(shown), ids);
        }
        const QString tooMany = QStringList(21, ids.constFirst()).join(u',');
        QCOMPARE(m_client->get(u"/videos/show_batch.json"_s, named({{u"video_ids"_s, tooMany}})).code(),
                 1013);
        QCOMPARE(m_client->get(u"/videos/show_batch.json"_s, named({})).code(), 1012);
        QCOMPARE(m_client->get(u"/videos/show_batch.json"_s, {{u"video_ids"_s, wanted}}).code(), 1004);
    }

    void oneSeesOnesOwnVideosInPages()
    {
        QStringList ids; // the last first
        for (int i = 0; i < 3; ++i)
            ids.prepend(m_client->publish(madeUpFile(1000 + i)).text(u"video_id"_s));
        m_client->create("content");
        PlainAnswer page = byMe({});
        QCOMPARE(idsIn(page), ids);
        QCOMPARE(page.number(u"total"_s), 3);
        QCOMPARE(page.number(u"page"_s), 1);
        QCOMPARE(page.json[u"videos"][0][u"user"][u"id"],
                 m_client->get(u"/v2/users/myinfo.json"_s, m_client->commitFields({})).json[u"id"]);
        page = byMe({{u"count"_s, u"2"_s}, {u"page"_s, u"2"_s}, {u"orderby"_s, u"published"_s}});
        QCOMPARE(idsIn(page), QStringList{ids.constLast()});
        QCOMPARE(page.number(u"total"_s), 3);
        QCOMPARE(idsIn(byMe({{u"page"_s, u"7"_s}})), QStringList());
        QCOMPARE(idsIn(byMe({{u"page"_s, u"-7"_s}, {u"count"_s, u"many"_s}})), ids);
        beAnotherUser();
        QCOMPARE(idsIn(byMe({})), QStringList());
        m_client->who().accessToken.clear();
        QCOMPARE(byMe({}).code(), 1007);
    }

    void updateChangesWhatIsGiven()
    {
        const QString id = m_client->publish(madeUpFile(1000)).text(u"video_id"_s);
        const auto update = [&](PlainClient::Fields fields) {
            fields.insert(m_client->commitFields({}));
            fields.insert(u"video_id"_s, id);
            return m_client->postForm(u"/v2/videos/update.json"_s, fields);
        };
        QCOMPARE(update({{u"title"_s, u"Another"_s}, {u"category"_s, u"Games"_s}}).text(u"id"_s), id);
        QCOMPARE(update({{u"tags"_s, u"lake"_s}}).status, 200);
        const PlainAnswer shown = m_client->show(id);
        QCOMPARE(shown.text(u"title"_s), u"Another"_s);
        QCOMPARE(shown.text(u"category"_s), u"Games"_s);
        QCOMPARE(shown.text(u"tags"_s), u"lake"_s);
        QCOMPARE(update({{u"title"_s, u""_s}}).code(), 120020101);
        QCOMPARE(update({{u"tags"_s, u"a"_s}}).code(), 120020124);
        QCOMPARE(update({{u"description"_s, u"a forbiddenword"_s}}).code(), 120020141);
        QCOMPARE(update({{u"public_type"_s, u"secret"_s}}).code(), 1013);
        QCOMPARE(update({{u"public_type"_s, u"password"_s}}).code(), 120020145);
        QCOMPARE(m_client->show(id).text(u"title"_s), u"Another"_s);
        QCOMPARE(m_client->get(u"/videos/update.json"_s, m_client->commitFields({})).code(), 1010);
    }

    void destroyEndsTheVideo()
    {
        sandbox::Options options;
        QTemporaryDir dir;
        options.dir = dir.path();
        options.behaviour.keepBytes = true;
        serve(options);
        const QString id = m_client->publish(madeUpFile(1000)).text(u"video_id"_s);
        const QDir published(dir.filePath(u"published"_s));
        QCOMPARE(published.entryList(QDir::Files).size(), 1);
        auto fields = m_client->commitFields(u"127.0.0.1"_s);
        QCOMPARE(m_client->postForm(u"/videos/destroy.json"_s, fields).code(), 1012);
        fields.insert(u"video_id"_s, id);
        QCOMPARE(m_client->postForm(u"/v2/videos/destroy.json"_s, fields).text(u"id"_s), id);
        for (int opened = 0; opened < 2; ++opened) {
            QCOMPARE(m_client->show(id).code(), 120020001);
            QCOMPARE(m_client->postForm(u"/v2/videos/destroy.json"_s, fields).code(), 120020001);
            QCOMPARE(m_client->postForm(u"/v2/videos/update.json"_s, fields).code(), 120020001);
            QCOMPARE(m_client->commit(u"127.0.0.1"_s).code(), 120010223);
            QCOMPARE(m_client->check().code(), 120010223);
            QCOMPARE(idsIn(byMe({})), QStringList());
            QCOMPARE(published.entryList(QDir::Files).size(), 0);
            const QJsonValue upload = m_sandbox->state()[u"uploads"][0];
            QCOMPARE(upload[u"state"].toString(), u"destroyed"_s);
            QCOMPARE(upload[u"commits"].toInt(), 1); // it was published once
            const QString token = m_client->token;
            serve(options);
            m_client->token = token;
        }
    }

    void videosOfAnotherAreLeftAlone()
    {
        const QString id = m_client->publish(madeUpFile(1000)).text(u"video_id"_s);
        beAnotherUser();
        auto fields = m_client->commitFields({});
        fields.insert(u"video_id"_s, id);
        fields.insert(u"title"_s, u"Mine"_s);
        for (const QString &call : {u"/videos/update.json"_s, u"/videos/destroy.json"_s})
            QCOMPARE(m_client->postForm(call, fields).code(), 120020002);
        QCOMPARE(m_client->show(id).text(u"title"_s), u"My trip"_s);
    }

private:
    void serve(const sandbox::Options &options)
    {
        m_client.reset();
        m_sandbox.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }

    // Of the same app.
    void beAnotherUser()
    {
        const QJsonObject wish{{u"client_id"_s, m_client->who().clientId}};
        const QJsonValue account = m_client->control({{u"add_account"_s, wish}}).json[u"account"];
        m_client->who().accessToken = account[u"access_token"].toString();
    }

    PlainClient::Fields named(PlainClient::Fields fields) const
    {
        fields.insert(u"client_id"_s, m_client->who().clientId);
        return fields;
    }

    PlainAnswer byMe(PlainClient::Fields fields)
    {
        fields.insert(m_client->commitFields({}));
        return m_client->get(u"/videos/by_me.json"_s, fields);
    }

    static QStringList idsIn(const PlainAnswer &answer)
    {
        QStringList ids;
        for (const QJsonValue &video : answer.json[u"videos"].toArray())
            ids.append(video[u"id"].toString());
        return ids;
    }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
};

QTEST_GUILESS_MAIN(TestSandboxVideos)
#include "tst_sandbox_videos.moc"
