// What Youku takes: the category list and the limits (protocol 7.1, 7.2).
//
// Never in the way: until Youku answers, the last known list stands in, and before that the published one.
// What could not be fetched is asked for again every few minutes.
//
// The engine's thread; one of its parts. Sizes are bytes. Errors stay here: they only mean to ask again
// later.
#pragma once

#include "store/settings/settings.h"
#include "transfer/services/upload_spec.h"
#include "youku/api_client.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace engine {

class Catalogue : public QObject
{
    Q_OBJECT
public:
    Catalogue(youku::ApiClient &api, transfer::UploadSpec &spec, store::Settings &settings,
              QObject *parent = nullptr);

    void fetch();
    const QList<youku::Category> &categories() const { return m_categories; }
    const std::optional<youku::Spec> &spec() const { return m_spec.spec(); }

signals:
    void categoriesChanged();
    void specChanged();

private:
    void fetchCategories();

    youku::ApiClient &m_api;
    transfer::UploadSpec &m_spec;
    store::Settings &m_settings;
    QList<youku::Category> m_categories;
    bool m_categoriesFetched = false;
    QTimer m_again;
};

} // namespace engine
