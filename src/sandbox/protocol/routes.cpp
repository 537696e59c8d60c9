#include "sandbox/protocol/routes.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sandbox {

QString endpointOf(const QByteArray &path)
{
    static const QMap<QByteArray, QString> routes{
        {"/uploads/create.json", u"create"_s},
        {"/uploads/commit.json", u"commit"_s},
        {"/uploads/cancel.json", u"cancel"_s},
        {"/uploads/get_sts_inf.json", u"sts"_s},
        {"/schemas/upload/spec.json", u"spec"_s},
        {"/schemas/video/category.json", u"category"_s},
        {"/videos/show.json", u"show"_s},
        {"/videos/show_basic.json", u"show"_s},
        {"/videos/show_batch.json", u"show_batch"_s},
        {"/videos/show_basic_batch.json", u"show_batch"_s},
        {"/videos/by_me.json", u"by_me"_s},
        {"/videos/update.json", u"update"_s},
        {"/videos/destroy.json", u"destroy"_s},
        {"/users/myinfo.json", u"myinfo"_s},
        {"/oauth2/token", u"token"_s},
        {"/oauth2/token.json", u"token"_s},
        {"/create_file", u"create_file"_s},
        {"/new_slice", u"new_slice"_s},
        {"/upload_slice", u"upload_slice"_s},
        {"/check", u"check"_s},
        {"/slices", u"slices"_s},
        {"/reset_slice", u"reset_slice"_s},
        {"/router/rest.json", u"v3"_s},
    };
    if (!path.startsWith('/'))
        return path.isEmpty() ? QString() : endpointOf('/' + path);
    for (const QByteArray &prefix : {QByteArray("/v2/"), QByteArray("/gupload/")}) {
        if (path.startsWith(prefix)) {
            const QString endpoint = routes.value(path.mid(prefix.size() - 1));
            return isOnUploadServer(endpoint) == (prefix == "/gupload/") ? endpoint : QString();
        }
    }
    return routes.value(path);
}

bool isOnUploadServer(const QString &endpoint)
{
    static const QSet<QString> names{u"create_file"_s, u"new_slice"_s, u"upload_slice"_s,
                                     u"check"_s,       u"slices"_s,    u"reset_slice"_s};
    return names.contains(endpoint);
}

QString serverUriFor(quint16 port)
{
    constexpr quint16 portOfHttp = 80;
    return port == portOfHttp ? u"127.0.0.1"_s : u"127.0.0.1:%1"_s.arg(port);
}

bool isSignInPage(const QByteArray &path)
{
    return path == "/v2/oauth2/authorize" || path == "/oauth2/authorize";
}

} // namespace sandbox
