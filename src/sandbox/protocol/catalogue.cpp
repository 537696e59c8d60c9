#include "sandbox/protocol/catalogue.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct Category {
    int id;
    QString term;
    QString label;
};

// Only the ids of TV, Movies, Variety, Anime and Original are Youku's; the others are made up.
const QList<Category> &categories()
{
    static const QList<Category> list{
        {97, u"TV"_s, u"电视剧"_s},           {96, u"Movies"_s, u"电影"_s},
        {85, u"Variety"_s, u"综艺"_s},        {100, u"Anime"_s, u"动漫"_s},
        {201, u"Music"_s, u"音乐"_s},         {202, u"Education"_s, u"教育"_s},
        {203, u"Documentary"_s, u"纪实"_s},   {204, u"News"_s, u"资讯"_s},
        {205, u"Entertainment"_s, u"娱乐"_s}, {206, u"Sports"_s, u"体育"_s},
        {207, u"Autos"_s, u"汽车"_s},         {208, u"Tech"_s, u"科技"_s},
        {209, u"Games"_s, u"游戏"_s},         {210, u"LifeStyle"_s, u"生活"_s},
        {211, u"Fashion"_s, u"时尚"_s},       {212, u"Travel"_s, u"旅游"_s},
        {213, u"Parenting"_s, u"亲子"_s},     {214, u"Humor"_s, u"搞笑"_s},
        {215, u"Wdyg"_s, u"微电影"_s},        {216, u"Wgju"_s, u"网剧"_s},
        {217, u"Pker"_s, u"拍客"_s},          {218, u"Chyi"_s, u"创意视频"_s},
        {219, u"Zpai"_s, u"自拍"_s},          {220, u"Ads"_s, u"广告"_s},
        {92, u"Original"_s, u"原创"_s},       {221, u"Others"_s, u"其他"_s},
    };
    return list;
}

} // namespace

Reply specReply(qint64 maxFileSize)
{
    return {
        200,
        QJsonObject{
            {u"allowed_max_file_size"_s, maxFileSize},
            {u"allowed_extensions"_s,
             u"wmv,avi,dat,asf,rm,rmvb,ram,mpg,mpeg,3gp,mov,mp4,m4v,dvix,dv,mkv,flv,vob,qt,divx,cpk,fli,flc,mod"_s}}};
}

Reply categoryReply()
{
    QJsonArray list;
    for (const Category &category : categories()) {
        list.append(QJsonObject{{u"id"_s, category.id},
                                {u"term"_s, category.term},
                                {u"label"_s, category.label},
                                {u"lang"_s, u"zh_CN"_s},
                                {u"genres"_s, QJsonArray()}});
    }
    return {200, QJsonObject{{u"categories"_s, list}}};
}

bool isCategory(const QString &termOrLabel)
{
    if (termOrLabel == u"Other"_s)
        return true;
    return std::any_of(categories().begin(), categories().end(), [&termOrLabel](const Category &category) {
        return category.term == termOrLabel || category.label == termOrLabel;
    });
}

} // namespace sandbox
