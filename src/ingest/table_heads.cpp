#include "ingest/table_heads.h"

using namespace Qt::StringLiterals;
using youku::Field;

namespace ingest {

namespace {

const QList<Head> &heads()
{
    static const QList<Head> all = {
        {std::nullopt,
         {u"file"_s, u"path"_s, u"filename"_s, u"文件"_s, u"文件名"_s, u"文件路径"_s, u"视频"_s}},
        {Field::Title, {u"title"_s, u"标题"_s}},
        {Field::Tags, {u"tags"_s, u"tag"_s, u"标签"_s}},
        {Field::Category, {u"category"_s, u"分类"_s, u"类别"_s}},
        {Field::Description, {u"description"_s, u"简介"_s, u"描述"_s}},
        {Field::Copyright, {u"copyright"_s, u"copyrighttype"_s, u"版权"_s}},
        {Field::Privacy, {u"privacy"_s, u"publictype"_s, u"观看权限"_s, u"权限"_s}},
        {Field::WatchPassword, {u"watchpassword"_s, u"password"_s, u"观看密码"_s, u"密码"_s}},
        {Field::Latitude, {u"latitude"_s, u"纬度"_s}},
        {Field::Longitude, {u"longitude"_s, u"经度"_s}},
        {Field::ShootTime, {u"shoottime"_s, u"拍摄时间"_s}},
        {Field::Account, {u"account"_s, u"账号"_s, u"帐号"_s, u"账户"_s}},
    };
    return all;
}

} // namespace

const Head *headNamed(QString name)
{
    name = name.toLower().remove(u' ').remove(u'_');
    for (const Head &head : heads()) {
        if (head.names.contains(name))
            return &head;
    }
    return nullptr;
}

bool mayConcernPrivacy(const QString &name)
{
    for (const QString &part : {u"priva"_s, u"public"_s, u"password"_s, u"visib"_s, u"watch"_s, u"access"_s,
                                u"密码"_s, u"权限"_s, u"观看"_s, u"可见"_s, u"公开"_s, u"隐私"_s}) {
        if (name.contains(part, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace ingest
