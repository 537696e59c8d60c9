#include "sandbox/protocol/routes.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace sandbox {

QString endpointOf(const QByteArray &path)
{
    static const QMap<QByteArray, QString> routes{
        {"/uploads/create.json", u"create"_s},
        {"/uploads/commit.json", u"commit"_s},
        {"/uploads/cancel.json", u"cancel"_s},
        {"/schemas/upload/spec.json", u"spec"_s},
        {"/schemas/video/category.json", u"category"_s},
        {"/videos/show.json", u"show"_s},
        {"/videos/show_basic.json", u"show"_s},
        {"/users/myinfo.json", u"myinfo"_s},
        {"/oauth2/token", u"token"_s},
        {"/oauth2/token.json", u"token"_s},
        {"/create_file", u"create_file"_s},
        {"/new_slice", u"new_slice"_s},
        {"/upload_slice", u"upload_slice"_s},
        {"/check", u"check"_s},
        {"/router/rest.json", u"v3"_s},
    };
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
    return endpoint == u"create_file"_s || endpoint == u"new_slice"_s || endpoint == u"upload_slice"_s
           || endpoint == u"check"_s;
}

} // namespace sandbox
